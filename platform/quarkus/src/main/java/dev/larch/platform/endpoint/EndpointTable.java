package dev.larch.platform.endpoint;

import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Absent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every endpoint of the service with what it requires, built once from the annotations. */
@ApplicationScoped
public class EndpointTable {

    /** The endpoint that a request means, and the values of its path's parameters. */
    record Match(Endpoint endpoint, List<String> parameters) {}

    private final List<Endpoint> endpoints;

    EndpointTable(BeanManager beans, Instance<GrpcEndpoints> grpc) {
        var resources =
                beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().map(Bean::getBeanClass);
        var services = grpc.stream().flatMap(named -> named.services().stream());
        this.endpoints = Stream.concat(resources, services)
                .distinct()
                .flatMap(type -> EndpointReader.read(type).stream())
                .sorted(Comparator.comparingLong(
                        (Endpoint endpoint) -> -endpoint.path().literals()))
                .toList();
    }

    /** Finds the endpoint; fails with NOT_FOUND, or METHOD_NOT_ALLOWED where only the method is wrong. */
    Match get(String method, String path) {
        var segments = PathTemplate.split(path);
        boolean pathKnown = false;
        for (var endpoint : endpoints) {
            var parameters = endpoint.path().match(segments);
            if (parameters.isPresent()) {
                if (endpoint.method().equals(method)) {
                    return new Match(endpoint, parameters.get());
                }
                pathKnown = true;
            }
        }
        throw pathKnown
                ? ErrorCode.METHOD_NOT_ALLOWED.because("The method %s is not offered here.".formatted(method))
                : Absent.path();
    }

    /** The endpoints by method and path, for the tests that hold documents against them. */
    public List<String> operations() {
        return endpoints.stream()
                .map(endpoint -> endpoint.method() + " " + endpoint.path())
                .toList();
    }
}
