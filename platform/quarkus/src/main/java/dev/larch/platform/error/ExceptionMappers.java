package dev.larch.platform.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.larch.kernel.ApiException;
import dev.larch.platform.refusal.Attempt;
import dev.larch.platform.refusal.RefusalLog;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every exception that a REST endpoint raises, in the envelope of the plane. */
public class ExceptionMappers {

    private final ErrorShape shape;
    private final RefusalLog refusals;

    ExceptionMappers(ErrorShape shape, RefusalLog refusals) {
        this.shape = shape;
        this.refusals = refusals;
    }

    @ServerExceptionMapper
    public RestResponse<Object> known(ApiException failure, RoutingContext request) {
        return render(failure, request);
    }

    // Quarkus maps these three by itself: each needs a mapper of its own, or the envelope is lost.
    @ServerExceptionMapper
    public RestResponse<Object> framework(WebApplicationException failure, RoutingContext request) {
        return render(failure, request);
    }

    @ServerExceptionMapper
    public RestResponse<Object> mismatch(MismatchedInputException failure, RoutingContext request) {
        return render(failure, request);
    }

    @ServerExceptionMapper
    public RestResponse<Object> invalid(
            jakarta.validation.ConstraintViolationException failure, RoutingContext request) {
        return render(failure, request);
    }

    @ServerExceptionMapper
    public RestResponse<Object> malformed(JsonProcessingException failure, RoutingContext request) {
        return render(failure, request);
    }

    @ServerExceptionMapper
    public RestResponse<Object> unexpected(Throwable failure, RoutingContext request) {
        return render(failure, request);
    }

    private RestResponse<Object> render(Throwable cause, RoutingContext request) {
        var failure = ErrorTranslator.translate(cause);
        refusals.note(Attempt.of(request), failure);
        return RestResponse.ResponseBuilder.create(
                        Response.Status.fromStatusCode(failure.code().httpStatus()), shape.body(failure, request))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
