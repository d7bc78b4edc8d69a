package dev.larch.iam.sso;

import dev.larch.iam.connection.SsoConnection;
import dev.larch.iam.connection.SsoConnectionService;
import dev.larch.iam.openid.ProviderException;
import dev.larch.iam.refusal.RefusedException;
import dev.larch.platform.access.Open;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Where a provider says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0). */
@Path("/sso/{connection}/backchannel-logout")
public class BackchannelLogoutResource {

    private static final String LOGOUT = "logout";
    private static final String INVALID = "{\"error\":\"invalid_request\"}";

    private final SsoConnectionService connections;
    private final BackchannelLogoutService logouts;
    private final SsoRefusals refusals;

    BackchannelLogoutResource(
            SsoConnectionService connections, BackchannelLogoutService logouts, SsoRefusals refusals) {
        this.connections = connections;
        this.logouts = logouts;
        this.refusals = refusals;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Open("The token in the form is the credential: only the connection's provider can sign it.")
    public Uni<RestResponse<String>> logout(
            @RestPath String connection, @RestForm("logout_token") @Nullable String token) {
        var id = ConnectionPath.read(connection);
        return (id == null ? Uni.createFrom().<@Nullable SsoConnection>nullItem() : connections.find(id))
                .flatMap(found -> found == null || token == null
                        ? Uni.createFrom().item(answer(RestResponse.Status.BAD_REQUEST, INVALID))
                        : logout(found, token));
    }

    private Uni<RestResponse<String>> logout(SsoConnection connection, String token) {
        return logouts.check(connection, token)
                .flatMap(claims -> logouts.end(connection, claims))
                .replaceWith(() -> answer(RestResponse.Status.OK, "{}"))
                .onFailure(ProviderException.class)
                .transform(cause -> SsoRefusals.refused((ProviderException) cause))
                .onFailure(RefusedException.class)
                .recoverWithUni(cause -> refusals.write(connection, LOGOUT, (RefusedException) cause)
                        .replaceWith(() -> answer(RestResponse.Status.BAD_REQUEST, INVALID)));
    }

    private static RestResponse<String> answer(RestResponse.Status status, String body) {
        return ResponseBuilder.create(status, body)
                .header("Cache-Control", "no-store")
                .build();
    }
}
