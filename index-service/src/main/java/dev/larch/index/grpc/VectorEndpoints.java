package dev.larch.index.grpc;

import dev.larch.platform.endpoint.GrpcEndpoints;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells the policy of the gRPC service that it has to guard. */
@ApplicationScoped
public class VectorEndpoints implements GrpcEndpoints {

    @Override
    public List<Class<?>> services() {
        return List.of(VectorGrpcService.class);
    }
}
