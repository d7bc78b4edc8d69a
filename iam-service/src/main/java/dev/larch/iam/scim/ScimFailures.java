package dev.larch.iam.scim;

import dev.larch.kernel.ErrorCode;
import dev.larch.platform.error.ErrorBody;
import dev.larch.platform.error.ErrorTranslator;
import dev.larch.platform.refusal.Attempt;
import dev.larch.platform.refusal.RefusalLog;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives every failure below the SCIM path the form that SCIM clients read, wherever it was raised. */
public class ScimFailures {

    private static final String PATH = "/scim/v2/";

    /** Before the platform's own handler of what fails ahead of an endpoint. */
    private static final int BEFORE_THE_PLATFORM = -10_001;

    private final ScimJson json;
    private final RefusalLog refusals;

    ScimFailures(ScimJson json, RefusalLog refusals) {
        this.json = json;
        this.refusals = refusals;
    }

    void register(@Observes Router router) {
        router.route(PATH + "*").order(BEFORE_THE_PLATFORM).failureHandler(this::answer);
    }

    @ServerExceptionMapper
    public RestResponse<String> known(ScimException failure, RoutingContext request) {
        // That the last owner stays is noted where it is known who he is.
        if (!ScimException.isOfLastOwner(failure)) {
            var code = ErrorCode.ofHttpStatus(failure.status());
            refusals.note(Attempt.of(request), code.because(failure.error().detail()));
        }
        return json.answer(failure.status(), failure.error()).build();
    }

    @ServerResponseFilter
    public void reshape(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ErrorBody.Control body
                && request.getUriInfo().getRequestUri().getPath().startsWith(PATH)) {
            var error = ScimError.of(body.status(), null, body.error().message());
            response.setEntity(json.write(error), null, MediaType.valueOf(ScimJson.MEDIA_TYPE));
        }
    }

    private void answer(RoutingContext request) {
        var response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        var cause = request.failure();
        var failure = cause == null
                ? ErrorTranslator.ofStatus(request.statusCode(), new IllegalStateException("No cause given"))
                : ErrorTranslator.translate(cause);
        refusals.note(Attempt.of(request), failure);
        int status = failure.code().httpStatus();
        response.setStatusCode(status)
                .putHeader("Content-Type", ScimJson.MEDIA_TYPE)
                .end(json.write(ScimError.of(status, null, failure.publicMessage())));
    }
}
