package dev.larch.platform.identity;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of looking at a request's credential. It rides on Quarkus's identity; the policy opens it. */
public sealed interface AuthenticationOutcome {

    /** A good credential. */
    record Authenticated(dev.larch.platform.identity.Principal principal) implements AuthenticationOutcome {}

    /**
     * No credential, a bad one, or none that could be judged: with the answer that an endpoint gives to it.
     *
     * @param reason why not, in a few words, for the installation's log
     * @param holder whose credential it is, where that is known all the same
     */
    record Refused(ApiException answer, String reason, dev.larch.platform.identity.@Nullable Principal holder)
            implements AuthenticationOutcome {

        public Refused(ApiException answer, String reason) {
            this(answer, reason, null);
        }
    }

    String ATTRIBUTE = "larch.authentication";

    /** The outcome that an identity carries; an identity that Larch did not make is worth nothing. */
    static AuthenticationOutcome of(SecurityIdentity identity) {
        return Objects.requireNonNullElseGet(
                identity.<AuthenticationOutcome>getAttribute(ATTRIBUTE), AuthenticationOutcome::anonymous);
    }

    static AuthenticationOutcome anonymous() {
        return new Refused(
                ErrorCode.UNAUTHENTICATED.because(
                        "Invalid API key. Send an API key in the header Api-Key, or an access token in Authorization."),
                "no credential");
    }

    static AuthenticationOutcome invalid() {
        return new Refused(ErrorCode.UNAUTHENTICATED.because("Invalid API key."), "invalid credential");
    }

    /** The principal, or the failure that says why there is none. */
    default dev.larch.platform.identity.Principal principalOrFail() {
        return switch (this) {
            case Authenticated(var principal) -> principal;
            case Refused(var answer, var _, var _) -> throw answer;
        };
    }

    default SecurityIdentity toIdentity() {
        var name = switch (this) {
            case Authenticated(var principal) -> principal.id();
            case Refused _ -> "anonymous";
        };
        return QuarkusSecurityIdentity.builder()
                .setPrincipal((Principal) () -> name)
                .setAnonymous(this instanceof Refused)
                .addAttribute(ATTRIBUTE, this)
                .build();
    }
}
