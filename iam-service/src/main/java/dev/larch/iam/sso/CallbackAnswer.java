package dev.larch.iam.sso;

import dev.larch.iam.refusal.Advice;
import dev.larch.iam.refusal.RefusedException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters with which a provider sends a browser back; each counts only when it is there once. */
record CallbackAnswer(MultivaluedMap<String, String> parameters) {

    private static final int LONGEST_CODE = 4_096;
    private static final int LONGEST_STATE = 128;

    @Nullable
    String state() {
        var state = single("state");
        return state == null || state.length() > LONGEST_STATE ? null : state;
    }

    /** The code; fails with {@link RefusedException} for an error in its place. */
    String code() {
        if (parameters.containsKey("error")) {
            var error = single("error");
            if ("access_denied".equals(error)) {
                throw new RefusedException(
                        "access_denied", Advice.DENIED, "The provider did not let the person through.");
            }
            throw answer("The provider answers with the error %s."
                    .formatted(error != null && error.matches("[a-z_]{1,40}") ? error : "of a name that is none"));
        }
        var code = single("code");
        if (code == null || code.isEmpty() || code.length() > LONGEST_CODE || code.indexOf('\0') >= 0) {
            throw answer("The provider's answer holds no code.");
        }
        return code;
    }

    /** Fails with {@link RefusedException} when another provider answers than the one that was asked (RFC 9207). */
    void requireIssuer(String issuer, boolean sendsIssuer) {
        boolean told = parameters.containsKey("iss");
        if (told ? !issuer.equals(single("iss")) : sendsIssuer) {
            throw new RefusedException(
                    "mix_up", Advice.NOT_BELIEVED, "Another provider answers than the one that was asked.");
        }
    }

    private static RefusedException answer(String message) {
        return new RefusedException("provider_response", Advice.NOT_BELIEVED, message);
    }

    private @Nullable String single(String name) {
        var values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? values.getFirst() : null;
    }

    /** The code is a secret until it is used. */
    @Override
    public String toString() {
        return "CallbackAnswer[***]";
    }
}
