package dev.larch.planted.violation.index.record;

import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

@GrpcService
public class VectorGrpc {

    public Uni<String> saysNotWhatItRequires() {
        return Uni.createFrom().item("planted");
    }
}
