package dev.larch.platform.access;

import io.grpc.BindableService;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the endpoints of a bean class; an endpoint that says neither what it requires nor that it is open stops the start. */
final class EndpointReader {

    private static final String GRPC_METHOD = "POST";

    private EndpointReader() {}

    static List<Endpoint> read(Class<?> type) {
        if (BindableService.class.isAssignableFrom(type)) {
            return readGrpc(type);
        }
        return type.isAnnotationPresent(Path.class) && !type.isInterface() ? readRest(type) : List.of();
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

    private static List<Endpoint> readGrpc(Class<?> type) {
        var service = serviceName(type);
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(Requires.class) || method.isAnnotationPresent(Open.class))
                .map(method -> endpoint(GRPC_METHOD, service + "/" + upperFirst(method.getName()), method))
                .toList();
    }

    /** The generated base class names its service in a constant of the class that it is nested in. */
    private static String serviceName(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            var outer = c.getEnclosingClass();
            if (outer != null && outer.getSimpleName().endsWith("Grpc")) {
                return (String) constant(outer, "SERVICE_NAME");
            }
        }
        throw new IllegalStateException("No gRPC service name found for " + type.getName());
    }

    private static Object constant(Class<?> type, String name) {
        try {
            return type.getField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No constant %s in %s".formatted(name, type.getName()), e);
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
