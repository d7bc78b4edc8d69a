package dev.larch.iam.recovery;

import dev.larch.iam.session.SameOrigin;
import dev.larch.iam.view.Pages;
import dev.larch.platform.access.Open;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page on which a sealed code is opened. */
@Path("/session/recover")
public class RecoverResource {

    @CheckedTemplate(basePath = "recovery")
    static class Templates {

        private Templates() {}

        static native TemplateInstance recover(String message);

        static native TemplateInstance recovered(String email);
    }

    private static final Logger LOGGER = LoggerFactory.getLogger(RecoverResource.class);
    private static final Pattern EMAIL = Pattern.compile("(?=.{3,254}$)[^@\\s\\x00]+@[^@\\s\\x00]+");
    private static final int LONGEST_CODE = 200;
    private static final String WRONG = "The code is wrong or was used already, or the address is no e-mail address.";

    private final RecoveryService codes;
    private final AttemptLimit limit;
    private final SameOrigin sameOrigin;
    private final Pages pages;

    RecoverResource(RecoveryService codes, AttemptLimit limit, SameOrigin sameOrigin, Pages pages) {
        this.codes = codes;
        this.limit = limit;
        this.sameOrigin = sameOrigin;
        this.pages = pages;
    }

    @GET
    @Open("Whoever needs it cannot sign in.")
    public Uni<RestResponse<String>> form() {
        return pages.render(200, Templates.recover("")).map(ResponseBuilder::build);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open("The code in the form is the credential, and good once.")
    public Uni<RestResponse<String>> recover(
            @RestForm @Nullable String code, @RestForm @Nullable String email, @Context HttpHeaders headers) {
        sameOrigin.require(headers);
        limit.require();
        if (code == null
                || email == null
                || code.length() > LONGEST_CODE
                || !EMAIL.matcher(email).matches()) {
            return refused();
        }
        var address = email.toLowerCase(Locale.ROOT);
        return codes.recover(new RecoveryCode(code), address).flatMap(good -> good ? recovered(address) : refused());
    }

    private Uni<RestResponse<String>> recovered(String email) {
        LOGGER.atWarn().log("A recovery code was used: somebody was let in as an owner");
        return pages.render(200, Templates.recovered(email)).map(ResponseBuilder::build);
    }

    private Uni<RestResponse<String>> refused() {
        limit.failed();
        LOGGER.atWarn().log("A recovery code was refused");
        return pages.render(403, Templates.recover(WRONG)).map(ResponseBuilder::build);
    }
}
