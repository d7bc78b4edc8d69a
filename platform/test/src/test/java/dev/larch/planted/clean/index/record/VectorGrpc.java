package dev.larch.planted.clean.index.record;

import dev.larch.platform.access.Open;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

@GrpcService
public class VectorGrpc {

    @Open("it is an example")
    public Uni<String> query() {
        return answer();
    }

    private static Uni<String> answer() {
        return Uni.createFrom().item("clean");
    }
}
