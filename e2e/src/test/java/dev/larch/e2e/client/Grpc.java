package dev.larch.e2e.client;

import io.grpc.CallOptions;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What gRPC calls end with: the status alone. */
public final class Grpc {

    private static final int LIMIT_SECONDS = 20;

    private Grpc() {}

    /** The status that a call of the official client ends with. */
    public static Status.Code statusOf(Runnable call) {
        try {
            call.run();
            return Status.Code.OK;
        } catch (StatusRuntimeException refused) {
            return refused.getStatus().getCode();
        }
    }

    /** The status of a call without credential whose request is no message at all. */
    public static Status.Code statusOfGarbage(String host, String method) {
        var channel = ManagedChannelBuilder.forTarget(host).usePlaintext().build();
        try {
            var options = CallOptions.DEFAULT.withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS);
            var garbage = "no protobuf".getBytes(StandardCharsets.UTF_8);
            return statusOf(() -> ClientCalls.blockingUnaryCall(channel, raw(method), options, garbage));
        } finally {
            channel.shutdownNow();
        }
    }

    private static MethodDescriptor<byte[], byte[]> raw(String method) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodType.UNARY)
                .setFullMethodName(method)
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
    }

    private static final class Bytes implements Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
