package dev.larch.iam.view;

import dev.larch.iam.config.IamConfig;
import dev.larch.kernel.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** The style sheet that every page carries in itself, and the policy that allows this one and nothing else. */
@Named("pageStyle")
@ApplicationScoped
public class PageStyle {

    private final String css = read();
    private final String away;

    PageStyle(IamConfig config) {
        this.away = "https".equals(config.issuer().getScheme()) ? "https:" : "https: http:";
    }

    public String css() {
        return css;
    }

    /** The Content-Security-Policy of a page: no script, nothing from elsewhere, forms to Larch only. */
    public String policy() {
        var digest = Base64.getEncoder().encodeToString(Sha256.digest(css.getBytes(StandardCharsets.UTF_8)));
        return "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
                .formatted(digest);
    }

    /** The same for a page whose form leads to a provider: browsers hold redirects of forms to the policy too. */
    public String policyLeadingAway() {
        return policy().replace("form-action 'self'", "form-action 'self' " + away);
    }

    private static String read() {
        try (var in = Objects.requireNonNull(PageStyle.class.getResourceAsStream("page.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
