package dev.larch.iam.session;

import dev.larch.iam.config.IamConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

/** The one cookie by which a browser is known. Scripts cannot read it, and other sites cannot have it sent. */
@ApplicationScoped
public class SessionCookie {

    public static final String NAME = "larch_session";
    private static final String PATH = "/session";

    private final boolean secure;
    private final int lifetimeSeconds;

    SessionCookie(IamConfig config, SessionConfig session) {
        this.secure = "https".equals(config.issuer().getScheme());
        this.lifetimeSeconds = Math.toIntExact(session.lifetime().toSeconds());
    }

    public NewCookie of(SessionSecret secret) {
        return cookie(secret.value(), lifetimeSeconds);
    }

    /** Makes the browser forget it. */
    NewCookie removed() {
        return cookie("", 0);
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path(PATH)
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
