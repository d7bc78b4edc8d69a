package dev.larch.index.fuzz;

import dev.larch.platform.test.fuzz.FuzzLine;
import dev.larch.platform.test.fuzz.FuzzRounds;
import dev.larch.platform.test.fuzz.FuzzRounds.Outcome;
import dev.larch.platform.test.fuzz.FuzzTable;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Calls every method of a list as its line stands, which must be answered as it says, and then with every field of its
 * message made bad. Each is answered in time, with a status that
 * blames the caller, and no call that is refused may change anything.
 */
final class GrpcFuzzRun implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    /** What a caller may be told about his message. */
    private static final Set<Status.Code> REFUSALS = EnumSet.of(
            Status.Code.INVALID_ARGUMENT, Status.Code.OUT_OF_RANGE, Status.Code.NOT_FOUND, Status.Code.ALREADY_EXISTS);

    private final IndexFuzzTarget target;
    private final List<Good> requests;
    private final ManagedChannel channel;

    private record Good(FuzzLine line, GrpcRequest request) {}

    private GrpcFuzzRun(IndexFuzzTarget target, List<Good> requests) {
        this.target = target;
        this.requests = requests;
        this.channel = NettyChannelBuilder.forAddress("localhost", target.port())
                .usePlaintext()
                .build();
    }

    /** The calls of a table on the class path, as {@link GrpcRequest} reads them. */
    static GrpcFuzzRun of(IndexFuzzTarget target, String resource) {
        return new GrpcFuzzRun(
                target,
                FuzzTable.lines(GrpcFuzzRun.class, resource, Map.of()).stream()
                        .map(line -> new Good(line, GrpcRequest.parse(line.request())))
                        .toList());
    }

    /** The operations among these that no call is for. */
    Set<String> missing(Collection<String> operations) {
        var missing = new TreeSet<>(operations);
        requests.forEach(good -> missing.remove(good.request().operation()));
        return missing;
    }

    /** Makes all of the calls, unchanged before and after they are made bad; what went wrong. */
    List<String> faults() {
        return new FuzzRounds<>(this::send, target::state)
                .faultsAround(
                        this::misunderstood,
                        "gRPC",
                        requests.stream().map(good -> good.request().bad()));
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private List<String> misunderstood() {
        return requests.stream()
                .map(this::misunderstood)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> misunderstood(Good good) {
        var status = answer(good.request().unchanged());
        return good.line().isAnsweredBy(status.getCode().name(), status.isOk())
                ? Optional.empty()
                : Optional.of(good.line().fault(status.toString()));
    }

    private Outcome send(GrpcRequest.Bad call) {
        var status = answer(call);
        boolean refused = REFUSALS.contains(status.getCode());
        return new Outcome(refused, refused || status.isOk() ? "" : status.toString());
    }

    private Status answer(GrpcRequest.Bad call) {
        var headers = new Metadata();
        target.credential(call.caller())
                .forEach((name, value) -> headers.put(
                        Metadata.Key.of(name.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER), value));
        var to = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
        var options = CallOptions.DEFAULT.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            ClientCalls.blockingUnaryCall(
                    to, method(call), options, call.message().toByteArray());
            return Status.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus();
        }
    }

    /** The method, for messages that are just bytes. */
    private static MethodDescriptor<byte[], byte[]> method(GrpcRequest.Bad call) {
        return MethodDescriptor.newBuilder(new Bytes(), new Bytes())
                .setType(MethodType.UNARY)
                .setFullMethodName(call.operation().replaceFirst("^POST /", ""))
                .build();
    }

    /** Bytes as they are. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
