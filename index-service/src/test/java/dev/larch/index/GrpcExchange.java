package dev.larch.index;

import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import dev.larch.index.wire.VectorServiceGrpc;
import dev.larch.platform.test.matrix.MatrixAnswer;
import dev.larch.platform.test.matrix.MatrixCell;
import dev.larch.platform.test.matrix.MatrixPlace;
import dev.larch.platform.test.matrix.MatrixRun;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Asks over gRPC: a message to the method that the row names, empty but for a namespace that cannot be. */
final class GrpcExchange implements MatrixRun.Exchange, AutoCloseable {

    private final IndexTarget target;
    private final Map<MatrixPlace, ManagedChannel> channels = new ConcurrentHashMap<>();

    GrpcExchange(IndexTarget target) {
        this.target = target;
    }

    @Override
    public MatrixAnswer ask(MatrixCell cell) {
        var method = VectorServiceGrpc.getServiceDescriptor().getMethods().stream()
                .filter(candidate -> cell.row().path().equals("/" + candidate.getFullMethodName()))
                .findFirst()
                .orElseThrow();
        try {
            call(channel(cell), method);
            return MatrixAnswer.ALLOWED;
        } catch (StatusRuntimeException e) {
            return answer(e.getStatus().getCode());
        }
    }

    @Override
    public void close() {
        channels.values().forEach(ManagedChannel::shutdownNow);
    }

    private static <Q, A> void call(Channel channel, MethodDescriptor<Q, A> method) {
        var options = CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS);
        ClientCalls.blockingUnaryCall(
                channel, method, options, method.parseRequest(message(method).newInput()));
    }

    private static ByteString message(MethodDescriptor<?, ?> method) {
        var supplier = (ProtoMethodDescriptorSupplier) Objects.requireNonNull(method.getSchemaDescriptor());
        var type = supplier.getMethodDescriptor().getInputType();
        var message = DynamicMessage.newBuilder(type);
        var namespace = type.findFieldByName("namespace");
        if (namespace != null) {
            message.setField(namespace, IndexTarget.NO_NAMESPACE);
        }
        return message.build().toByteString();
    }

    private Channel channel(MatrixCell cell) {
        var headers = new Metadata();
        target.credential(cell.caller(), false)
                .forEach((name, value) -> headers.put(
                        Metadata.Key.of(name.toLowerCase(Locale.ROOT), Metadata.ASCII_STRING_MARSHALLER), value));
        var channel = channels.computeIfAbsent(
                cell.place(),
                place -> NettyChannelBuilder.forAddress("localhost", target.port(place))
                        .usePlaintext()
                        .build());
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static MatrixAnswer answer(Status.Code code) {
        return switch (code) {
            case UNAUTHENTICATED -> MatrixAnswer.UNAUTHENTICATED;
            case PERMISSION_DENIED -> MatrixAnswer.FORBIDDEN;
            case NOT_FOUND -> MatrixAnswer.HIDDEN;
            case UNKNOWN, INTERNAL, UNAVAILABLE, UNIMPLEMENTED, DEADLINE_EXCEEDED -> MatrixAnswer.BROKEN;
            default -> MatrixAnswer.ALLOWED;
        };
    }
}
