package dev.larch.iam.sso;

import dev.larch.iam.attempt.ReturnTo;
import dev.larch.iam.attempt.ReturnToCookie;
import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.view.Notice;
import dev.larch.iam.view.Pages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The page that asks for an address. Whether an organization is here, it does not say. */
@ApplicationScoped
class SignInPage {

    @CheckedTemplate(basePath = "sso")
    static class Templates {

        private Templates() {}

        static native TemplateInstance login(String message, String returnTo, boolean installation);

        static native TemplateInstance confirm(String provider, String path, String returnTo, String otherWay);
    }

    private static final URI INSTALLATION = URI.create("/session/login");

    private final Pages pages;
    private final ReturnToCookie cookies;
    private final boolean installation;

    SignInPage(
            Pages pages,
            ReturnToCookie cookies,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "true") boolean installation) {
        this.pages = pages;
        this.cookies = cookies;
        this.installation = installation;
    }

    Uni<RestResponse<String>> form(ReturnTo returnTo) {
        return render(200, "", returnTo);
    }

    /** Asks whom another site has sent whether he wants that: it may want him to work in its own organization unawares. */
    Uni<RestResponse<String>> confirm(SsoConnection connection, ReturnTo returnTo, boolean fresh) {
        var provider = URI.create(connection.issuer()).getHost();
        var path = "/sso/%s/%s".formatted(connection.id(), fresh ? "reauthenticate" : "login");
        var otherWay = "/sso/login?return_to=" + URLEncoder.encode(returnTo.path(), StandardCharsets.UTF_8);
        return pages.renderLeadingAway(200, Templates.confirm(provider, path, returnTo.path(), otherWay))
                .map(ResponseBuilder::build);
    }

    /** For a form of which the browser does not say that it is Larch's. */
    Uni<RestResponse<String>> notFromHere() {
        return pages.notice(Notice.notFromHere()).map(ResponseBuilder::build);
    }

    Uni<RestResponse<String>> wrongAddress(ReturnTo returnTo) {
        return render(400, "That is no e-mail address. It looks like name@example.com.", returnTo);
    }

    /** For an address of no company: the installation's own provider, when there is one. */
    Uni<RestResponse<String>> elsewhere(ReturnTo returnTo) {
        if (installation) {
            return Uni.createFrom()
                    .item(ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                            .location(INSTALLATION)
                            .cookie(cookies.of(returnTo))
                            .header("Cache-Control", "no-store")
                            .build());
        }
        return render(
                403,
                "People with such an address do not sign in here. Use the address that your company gave you, or ask an"
                        + " owner of your organization to set up its sign-in.",
                returnTo);
    }

    private Uni<RestResponse<String>> render(int status, String message, ReturnTo returnTo) {
        return pages.renderLeadingAway(status, Templates.login(message, returnTo.path(), installation))
                .map(ResponseBuilder::build);
    }
}
