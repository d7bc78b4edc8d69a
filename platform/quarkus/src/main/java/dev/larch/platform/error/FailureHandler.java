package dev.larch.platform.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.kernel.ApiException;
import dev.larch.platform.refusal.Attempt;
import dev.larch.platform.refusal.RefusalLog;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Answers what fails before an endpoint runs, above all the policy's refusals: JSON to REST callers, and to gRPC callers
 * a Trailers-Only reply (HTTP 200 with {@code grpc-status}), as the gRPC specification over HTTP/2 has it.
 */
@ApplicationScoped
public class FailureHandler {

    private static final int BEFORE_EVERYTHING = -10_000;

    private final ErrorShape shape;
    private final ObjectMapper json;
    private final RefusalLog refusals;

    FailureHandler(ErrorShape shape, ObjectMapper json, RefusalLog refusals) {
        this.shape = shape;
        this.json = json;
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).failureHandler(this::answer);
    }

    private void answer(RoutingContext request) {
        if (request.response().ended() || request.response().headWritten()) {
            return;
        }
        var cause = request.failure();
        var failure = cause == null
                ? ErrorTranslator.ofStatus(request.statusCode(), new IllegalStateException("No cause given"))
                : ErrorTranslator.translate(cause);
        refusals.note(Attempt.of(request), failure);
        if (isGrpc(request)) {
            answerGrpc(request, failure);
        } else {
            answerJson(request, failure);
        }
    }

    private static boolean isGrpc(RoutingContext request) {
        var contentType = request.request().getHeader("content-type");
        return contentType != null && contentType.startsWith("application/grpc");
    }

    private static void answerGrpc(RoutingContext request, ApiException failure) {
        request.response()
                .setStatusCode(200)
                .putHeader("content-type", "application/grpc")
                .putHeader("grpc-status", String.valueOf(failure.code().grpcCode()))
                .putHeader("grpc-message", percentEncoded(failure.publicMessage()))
                .end();
    }

    private void answerJson(RoutingContext request, ApiException failure) {
        try {
            var body = json.writeValueAsString(shape.body(failure, request));
            request.response()
                    .setStatusCode(failure.code().httpStatus())
                    .putHeader("content-type", "application/json")
                    .end(body);
        } catch (JsonProcessingException e) {
            request.response().setStatusCode(500).end();
        }
    }

    private static String percentEncoded(String message) {
        return URLEncoder.encode(message, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
