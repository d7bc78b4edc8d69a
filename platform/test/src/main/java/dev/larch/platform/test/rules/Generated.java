package dev.larch.platform.test.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;

/** Packages that protoc and the gRPC plugins write: nobody can add a package-info to them. */
final class Generated {

    /** Not each class of such a package keeps its mark in the class file, but one of these always does. */
    private static final List<String> MARKS =
            List.of("com.google.protobuf.Generated", "io.grpc.stub.annotations.GrpcGenerated");

    private Generated() {}

    static boolean isGenerated(JavaPackage contents) {
        return contents.getClasses().stream().anyMatch(Generated::isMarked);
    }

    private static boolean isMarked(JavaClass type) {
        return MARKS.stream().anyMatch(type::isAnnotatedWith);
    }
}
