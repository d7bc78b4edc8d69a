package dev.larch.iam.openid;

import dev.larch.iam.openid.TokenCheck.UnknownKeyException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;

/** Checks the tokens of providers: that say who signed in, and that say who signed out. */
@ApplicationScoped
public class ProviderTokens {

    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static final int LONGEST_SUBJECT = 255;

    private final ProviderKeys keys;
    private final TokenCheck idTokens;
    private final TokenCheck logoutTokens;

    ProviderTokens(ProviderKeys keys, Clock clock) {
        this.keys = keys;
        this.idTokens = new TokenCheck("ID token", clock);
        this.logoutTokens = new TokenCheck("logout token", clock);
    }

    /** The claims of an ID token that answers this nonce; fails with {@link ProviderException}. */
    public Uni<TokenClaims> verifyIdToken(String token, ProviderMetadata provider, String clientId, String nonce) {
        return verify(idTokens, token, provider, clientId).invoke(claims -> requireSignIn(claims, nonce));
    }

    /** The claims of a logout token (Back-Channel Logout 1.0, 2.6), not yet of its jti; fails with {@link ProviderException}. */
    public Uni<TokenClaims> verifyLogoutToken(String token, ProviderMetadata provider, String clientId) {
        return verify(logoutTokens, token, provider, clientId).invoke(this::requireSignOut);
    }

    private Uni<TokenClaims> verify(TokenCheck check, String token, ProviderMetadata provider, String clientId) {
        return keys.find(provider.jwksUri())
                .map(known -> new Attempt(check, token, provider.issuer(), clientId).with(known))
                .onFailure(UnknownKey.class)
                .recoverWithUni(
                        () -> again(new Attempt(check, token, provider.issuer(), clientId), provider.jwksUri()));
    }

    private Uni<TokenClaims> again(Attempt attempt, URI address) {
        return keys.findNewer(address)
                .map(attempt::with)
                .onFailure(UnknownKey.class)
                .transform(_ -> attempt.check().refused(Fault.TOKEN_SIGNATURE, "no key of the provider signed it"));
    }

    private void requireSignIn(TokenClaims claims, String nonce) {
        var subject = claims.text("sub");
        if (subject == null || subject.length() > LONGEST_SUBJECT) {
            throw idTokens.refused(Fault.TOKEN_SUBJECT, "it names no subject");
        }
        if (claims.values().containsKey("events")) {
            throw idTokens.refused(Fault.TOKEN_TYPE, "it is of another type");
        }
        var answered = claims.text("nonce");
        if (answered == null
                || !MessageDigest.isEqual(
                        answered.getBytes(StandardCharsets.UTF_8), nonce.getBytes(StandardCharsets.UTF_8))) {
            throw idTokens.refused(Fault.TOKEN_NONCE, "its nonce is another");
        }
    }

    private void requireSignOut(TokenClaims claims) {
        boolean event = claims.values().get("events") instanceof Map<?, ?> events
                && events.get(LOGOUT_EVENT) instanceof Map<?, ?>;
        if (!event || claims.values().containsKey("nonce")) {
            throw logoutTokens.refused(Fault.TOKEN_TYPE, "it is of another type");
        }
        if (claims.text("jti") == null || claims.text("sid") == null && claims.text("sub") == null) {
            throw logoutTokens.refused(Fault.TOKEN_SUBJECT, "it lacks its id, or whom it is about");
        }
    }

    private static final class UnknownKey extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownKey(Throwable cause) {
            super(cause);
        }
    }

    private record Attempt(TokenCheck check, String token, String issuer, String clientId) {

        TokenClaims with(JsonWebKeySet keys) {
            try {
                return check.verify(token, keys, issuer, clientId);
            } catch (UnknownKeyException e) {
                throw new UnknownKey(e);
            }
        }
    }
}
