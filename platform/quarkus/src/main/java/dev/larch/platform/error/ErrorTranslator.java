package dev.larch.platform.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Absent;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.handler.HttpException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into a failure that may be shown, and logs what was Larch's own fault, once. */
public final class ErrorTranslator {

    private static final Logger LOGGER = LoggerFactory.getLogger(ErrorTranslator.class);

    /** By this text alone does Quarkus say that a body without an announced length grew beyond the limit. */
    private static final String REQUEST_TOO_LARGE = "Request too large";

    private ErrorTranslator() {}

    /** The failure to answer with; the text of an unexpected exception never gets into it. */
    public static ApiException translate(Throwable cause) {
        var failure = classify(cause);
        if (failure.code().isServerFault()) {
            LOGGER.atError().setCause(cause).addKeyValue("code", failure.code()).log("A request failed");
        }
        return failure;
    }

    private static ApiException classify(Throwable cause) {
        return switch (cause) {
            case ApiException known -> known;
            case CompletionException wrapper when wrapper.getCause() != null -> classify(wrapper.getCause());
            case ConstraintViolationException violations -> FieldMessages.of(violations);
            case JsonProcessingException malformed -> FieldMessages.of(malformed);
            case NotFoundException _ -> Absent.path();
            case WebApplicationException framework -> ofFramework(framework);
            case AuthenticationException _, UnauthorizedException _ ->
                ErrorCode.UNAUTHENTICATED.because("Invalid API key.");
            case ForbiddenException _ -> ErrorCode.PERMISSION_DENIED.because("This is not allowed.");
            case IOException cut when REQUEST_TOO_LARGE.equals(cut.getMessage()) -> ofStatus(413, cause);
            case HttpException http -> ofStatus(http.getStatusCode(), cause);
            default -> ofStatus(500, cause);
        };
    }

    private static ApiException ofFramework(WebApplicationException framework) {
        for (var cause = framework.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException malformed) {
                return FieldMessages.of(malformed);
            }
            if (cause instanceof ApiException known) {
                return known;
            }
        }
        return ofStatus(framework.getResponse().getStatus(), framework);
    }

    /** The failure for a bare status that a framework answered with. */
    public static ApiException ofStatus(int status, Throwable cause) {
        var code = ErrorCode.ofHttpStatus(status);
        return switch (code) {
            case INVALID_ARGUMENT -> code.because("The request could not be read. Check its syntax.", cause);
            case NOT_FOUND -> Absent.path();
            case METHOD_NOT_ALLOWED -> code.because("The method is not offered here.", cause);
            case UNSUPPORTED_MEDIA_TYPE -> code.because("Send the body as application/json.", cause);
            case NOT_ACCEPTABLE -> code.because("Only application/json is offered here.", cause);
            case PAYLOAD_TOO_LARGE -> code.because("The body is larger than the limit of this endpoint.", cause);
            case UNAVAILABLE -> code.because("The service is not available at the moment. Try again.", cause);
            case UNAUTHENTICATED -> code.because("Invalid API key.", cause);
            case PERMISSION_DENIED, FORBIDDEN, QUOTA_EXCEEDED ->
                ErrorCode.PERMISSION_DENIED.because("This is not allowed.", cause);
            default -> ErrorCode.UNKNOWN.because("Internal server error", cause);
        };
    }
}
