package dev.larch.platform.endpoint;

import java.util.List;

/** The gRPC services of an application; Quarkus hides their beans from a search, so the application names them. */
public interface GrpcEndpoints {

    /** The classes that implement the generated service interfaces. */
    List<Class<?>> services();
}
