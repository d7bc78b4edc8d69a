package dev.larch.platform.endpoint;

import dev.larch.platform.access.Open;
import dev.larch.platform.access.Requires;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the endpoints of a bean class; an endpoint that says neither what it requires nor that it is open stops the start. */
final class EndpointReader {

    private static final String GRPC_METHOD = "POST";

    private EndpointReader() {}

    static List<Endpoint> read(Class<?> type) {
        return type.isAnnotationPresent(Path.class) && !type.isInterface() ? readRest(type) : readGrpc(type);
    }

    private static List<Endpoint> readRest(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> httpMethod(method) != null)
                .flatMap(method -> Stream.of(endpoint(httpMethod(method), restPath(type, method), method)))
                .toList();
    }

    private static @Nullable String httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .findFirst()
                .orElse(null);
    }

    private static String restPath(Class<?> type, Method method) {
        var own = method.getAnnotation(Path.class);
        return join(type.getAnnotation(Path.class).value(), own == null ? "" : own.value());
    }

    private static String join(String parent, String child) {
        var path = ("/" + parent + "/" + child).replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Beside the interface that a gRPC service implements stands a generated class that knows the service's name. */
    private static List<Endpoint> readGrpc(Class<?> type) {
        return Arrays.stream(type.getInterfaces())
                .flatMap(service -> serviceName(service).stream()
                        .flatMap(name -> Arrays.stream(service.getMethods())
                                .map(declared -> implementation(type, declared))
                                .map(method ->
                                        endpoint(GRPC_METHOD, name + "/" + upperFirst(method.getName()), method))))
                .toList();
    }

    private static Optional<String> serviceName(Class<?> service) {
        try {
            var generated = Class.forName(service.getName() + "Grpc", false, service.getClassLoader());
            return Optional.of((String) generated.getField("SERVICE_NAME").get(null));
        } catch (ReflectiveOperationException notGrpc) {
            return Optional.empty();
        }
    }

    private static Method implementation(Class<?> type, Method declared) {
        try {
            return type.getMethod(declared.getName(), declared.getParameterTypes());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " lacks " + declared, e);
        }
    }

    private static Endpoint endpoint(@Nullable String httpMethod, String path, Method method) {
        var requires = method.getAnnotation(Requires.class);
        if (httpMethod == null || requires == null && !method.isAnnotationPresent(Open.class)) {
            throw new IllegalStateException(method + " has neither @Requires nor @Open");
        }
        return new Endpoint(httpMethod, PathTemplate.parse(path), requires, method);
    }

    private static String upperFirst(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
