package dev.larch.iam.session;

import dev.larch.iam.config.IamConfig;
import dev.larch.kernel.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Refuses requests that another site's page had the browser send. */
@ApplicationScoped
public class SameOrigin {

    private final String own;

    SameOrigin(IamConfig config) {
        this.own = originOf(config.issuer());
    }

    /** Passes what a page of Larch sent, by what the browser itself says of it; fails with PERMISSION_DENIED. */
    public void require(HttpHeaders headers) {
        if (!isOwnPage(headers)) {
            throw ErrorCode.PERMISSION_DENIED.because("Only Larch's own pages may do this.");
        }
    }

    /** Whether a page of Larch sent this, by what the browser itself says of it; false when it does not say. */
    public boolean isOwnPage(HttpHeaders headers) {
        return isSameOrigin(headers.getHeaderString("Sec-Fetch-Site"), headers.getHeaderString("Origin"), own);
    }

    /**
     * Whether the person came to this address himself: from a page of Larch, or by typing it or by a bookmark; by what the
     * browser says of it, which is the page before in those that do not say it outright.
     */
    public boolean isOwnWay(HttpHeaders headers) {
        return isOwnWay(headers.getHeaderString("Sec-Fetch-Site"), headers.getHeaderString("Referer"), own);
    }

    static boolean isOwnWay(@Nullable String site, @Nullable String referrer, String own) {
        return site == null
                ? referrer != null && referrer.startsWith(own + "/")
                : site.equals("same-origin") || site.equals("none");
    }

    static boolean isSameOrigin(@Nullable String site, @Nullable String origin, String own) {
        return site == null ? own.equals(origin) : site.equals("same-origin");
    }

    static String originOf(URI uri) {
        var port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
        return "%s://%s%s".formatted(uri.getScheme(), uri.getHost(), port);
    }
}
