package dev.larch.platform.test.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Classes that protoc and the gRPC plugins write: nobody can add a package-info to them. */
final class Generated {

    private static final List<String> MARKS = List.of(
            "com.google.protobuf.Generated",
            "jakarta.annotation.Generated",
            "javax.annotation.Generated",
            "io.grpc.stub.annotations.GrpcGenerated",
            "io.quarkus.grpc.common.Generated");

    private Generated() {}

    static boolean isGenerated(JavaClass type) {
        var outermost = Names.outermost(type);
        return MARKS.stream().anyMatch(outermost::isAnnotatedWith);
    }
}
