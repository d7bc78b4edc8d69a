package dev.larch.platform.refusal;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Begins an attempt with every request. */
@ApplicationScoped
public class AttemptFilter {

    /** Right after the filter that remembers where the call came from. */
    private static final int SECOND = 9_999;

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    Attempt.begin(request);
                    request.next();
                },
                SECOND);
    }
}
