package dev.larch.iam.oauth;

import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Renders refusals of the OAuth endpoints. */
class OAuthRefusals {

    @ServerExceptionMapper
    RestResponse<OAuthException.Body> refusal(OAuthException refusal) {
        var response = ResponseBuilder.create(RestResponse.Status.fromStatusCode(refusal.status()), refusal.body())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store");
        if (refusal.status() == 401) {
            response.header("WWW-Authenticate", "Basic realm=\"larch\"");
        }
        if (refusal.retryAfterSeconds() > 0) {
            response.header("Retry-After", refusal.retryAfterSeconds());
        }
        return response.build();
    }
}
