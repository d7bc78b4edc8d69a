package dev.larch.iam.sso;

import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.openid.ProviderException;
import dev.larch.iam.refusal.Advice;
import dev.larch.iam.refusal.RefusalService;
import dev.larch.iam.refusal.RefusedException;
import dev.larch.iam.view.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers refused sign-ins with a page, and has them written down. */
@ApplicationScoped
class SsoRefusals {

    private static final Logger LOGGER = LoggerFactory.getLogger(SsoRefusals.class);
    private static final String LOGIN = "login";

    private final RefusalService refusals;
    private final Pages pages;

    SsoRefusals(RefusalService refusals, Pages pages) {
        this.refusals = refusals;
        this.pages = pages;
    }

    /** The same, with what is expected to fail turned into a page. */
    Uni<RestResponse<String>> answer(SsoConnection connection, Uni<RestResponse<String>> signIn) {
        return signIn.onFailure(ProviderException.class)
                .transform(cause -> refused((ProviderException) cause))
                .onFailure(RefusedException.class)
                .recoverWithUni(cause -> refuse(connection, (RefusedException) cause));
    }

    /** A page for a connection that is not there: whoever made its address up learns nothing. */
    Uni<RestResponse<String>> unknown() {
        return pages.notice(Advice.BEGIN_AGAIN.notice("state")).map(ResponseBuilder::build);
    }

    static RefusedException refused(ProviderException cause) {
        var fault = cause.fault();
        return new RefusedException(
                fault.code(), fault.isOutage() ? Advice.OUTAGE : Advice.NOT_BELIEVED, cause.reason());
    }

    /** Notes that something else than a sign-in was refused; the answer does not depend on it. */
    Uni<Void> write(SsoConnection connection, String action, RefusedException why) {
        return refusals.write(connection, action, why)
                .onFailure()
                .invoke(cause -> LOGGER.atError().setCause(cause).log("A refusal could not be written down"))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<RestResponse<String>> refuse(SsoConnection connection, RefusedException why) {
        return write(connection, LOGIN, why)
                .chain(() -> pages.notice(why.advice().notice(why.reason())))
                .map(ResponseBuilder::build);
    }
}
