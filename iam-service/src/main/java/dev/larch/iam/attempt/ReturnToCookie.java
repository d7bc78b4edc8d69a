package dev.larch.iam.attempt;

import dev.larch.iam.config.IamConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Remembers the page that somebody asked for while he is at the installation's provider. It says nothing of him. */
@ApplicationScoped
public class ReturnToCookie {

    public static final String NAME = "larch_return_to";
    private static final String PATH = "/session";

    private final boolean secure;

    ReturnToCookie(IamConfig config) {
        this.secure = "https".equals(config.issuer().getScheme());
    }

    public NewCookie of(ReturnTo page) {
        var value = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(page.path().getBytes(StandardCharsets.US_ASCII));
        return cookie(value, Math.toIntExact(AttemptCookie.LIFETIME.toSeconds()));
    }

    public NewCookie removed() {
        return cookie("", 0);
    }

    /** The page, or the session's own for what is none. */
    public static ReturnTo read(@Nullable String cookie) {
        try {
            return ReturnTo.read(
                    cookie == null
                            ? null
                            : new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return ReturnTo.session();
        }
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
