package dev.larch.iam.sso;

import dev.larch.iam.attempt.AttemptCookie;
import dev.larch.iam.attempt.ReturnTo;
import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.connection.SsoConnectionService;
import dev.larch.iam.session.SameOrigin;
import dev.larch.platform.access.Open;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The page on which people sign in, and the way to their company's provider. */
@Path("/sso")
public class SsoLoginResource {

    private final HomeRealm realm;
    private final SignInPage page;
    private final SsoConnectionService connections;
    private final SsoJourney journey;
    private final SsoRefusals refusals;
    private final AttemptCookie attempts;
    private final SameOrigin sameOrigin;

    SsoLoginResource(
            HomeRealm realm,
            SignInPage page,
            SsoConnectionService connections,
            SsoJourney journey,
            SsoRefusals refusals,
            AttemptCookie attempts,
            SameOrigin sameOrigin) {
        this.realm = realm;
        this.page = page;
        this.connections = connections;
        this.journey = journey;
        this.refusals = refusals;
        this.attempts = attempts;
        this.sameOrigin = sameOrigin;
    }

    @GET
    @Path("login")
    @Open("Whoever signs in has no credential yet.")
    public Uni<RestResponse<String>> form(@RestQuery("return_to") @Nullable String returnTo) {
        return page.form(ReturnTo.read(returnTo));
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open("Sends the browser to the provider of the address; whoever asks has no credential yet.")
    public Uni<RestResponse<String>> find(
            @RestForm @Nullable String email,
            @RestForm("return_to") @Nullable String returnTo,
            @Context HttpHeaders headers) {
        if (!sameOrigin.isOwnPage(headers)) {
            return page.notFromHere();
        }
        var address = HomeRealm.read(email);
        var wanted = ReturnTo.read(returnTo);
        return address == null
                ? page.wrongAddress(wanted)
                : realm.find(address)
                        .flatMap(found ->
                                found == null ? page.elsewhere(wanted) : depart(found, wanted, address.value(), false));
    }

    @GET
    @Path("{connection}/login")
    @Open("Sends the browser to the connection's provider; whoever asks has no credential yet.")
    public Uni<RestResponse<String>> login(
            @RestPath String connection,
            @RestQuery("return_to") @Nullable String returnTo,
            @Context HttpHeaders headers) {
        return depart(connection, ReturnTo.read(returnTo), false, sameOrigin.isOwnWay(headers));
    }

    @GET
    @Path("{connection}/reauthenticate")
    @Open("Sends the browser to the connection's provider, which asks for the password whoever is signed in there.")
    public Uni<RestResponse<String>> reauthenticate(
            @RestPath String connection,
            @RestQuery("return_to") @Nullable String returnTo,
            @Context HttpHeaders headers) {
        return depart(connection, ReturnTo.read(returnTo), true, sameOrigin.isOwnWay(headers));
    }

    /** The answer to the question whether somebody wants to sign in. */
    @POST
    @Path("{connection}/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open("Sends the browser to the connection's provider; whoever asks has no credential yet.")
    public Uni<RestResponse<String>> confirmLogin(
            @RestPath String connection,
            @RestForm("return_to") @Nullable String returnTo,
            @Context HttpHeaders headers) {
        return confirmed(connection, ReturnTo.read(returnTo), false, headers);
    }

    @POST
    @Path("{connection}/reauthenticate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open("Sends the browser to the connection's provider, which asks for the password whoever is signed in there.")
    public Uni<RestResponse<String>> confirmReauthentication(
            @RestPath String connection,
            @RestForm("return_to") @Nullable String returnTo,
            @Context HttpHeaders headers) {
        return confirmed(connection, ReturnTo.read(returnTo), true, headers);
    }

    private Uni<RestResponse<String>> confirmed(
            String connection, ReturnTo returnTo, boolean fresh, HttpHeaders headers) {
        return sameOrigin.isOwnPage(headers) ? depart(connection, returnTo, fresh, true) : page.notFromHere();
    }

    private Uni<RestResponse<String>> depart(String connection, ReturnTo returnTo, boolean fresh, boolean ownWay) {
        var id = ConnectionPath.read(connection);
        return (id == null ? Uni.createFrom().<@Nullable SsoConnection>nullItem() : connections.find(id))
                .flatMap(found -> {
                    if (found == null) {
                        return refusals.unknown();
                    }
                    return ownWay ? depart(found, returnTo, null, fresh) : page.confirm(found, returnTo, fresh);
                });
    }

    private Uni<RestResponse<String>> depart(
            SsoConnection connection, ReturnTo returnTo, @Nullable String email, boolean fresh) {
        return refusals.answer(
                connection,
                Uni.createFrom()
                        .deferred(() -> journey.begin(connection, returnTo, email, fresh))
                        .map(this::departed));
    }

    private RestResponse<String> departed(SsoJourney.Departure departure) {
        return ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                .location(departure.provider())
                .cookie(attempts.of(departure.attempt()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
