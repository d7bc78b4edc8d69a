package dev.larch.iam.enforcement;

import static dev.larch.platform.access.Permission.SSO_MANAGE;
import static dev.larch.platform.access.Permission.SSO_READ;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.iam.reauthentication.RecentSignIn;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** What counts for all connections of the caller's organization, over HTTP. */
@Path("/admin/sso/settings")
public class SsoSettingsResource {

    private final SsoSettingsService settings;
    private final RecentSignIn recent;
    private final Caller caller;

    SsoSettingsResource(SsoSettingsService settings, RecentSignIn recent, Caller caller) {
        this.settings = settings;
        this.recent = recent;
        this.caller = caller;
    }

    @GET
    @Requires(value = SSO_READ, on = CALLERS_ORGANIZATION)
    public Uni<SsoSettings> get() {
        return settings.findBreakGlass(caller.organizationId()).map(SsoSettings::new);
    }

    @PUT
    @Requires(value = SSO_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<SsoSettings> change(@NotNull @Valid SsoSettings wanted) {
        var who = caller.principal();
        return recent.require(who)
                .chain(() -> settings.setBreakGlass(who, wanted.breakGlassUserId()))
                .replaceWith(wanted);
    }
}
