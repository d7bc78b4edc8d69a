package dev.larch.iam.recovery;

import static dev.larch.platform.access.Permission.RECOVERY_MANAGE;
import static dev.larch.platform.access.ResourceFrom.PATH_ORGANIZATION;

import dev.larch.iam.reauthentication.RecentSignIn;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The sealing of a code. */
@Path("/admin/organizations/{id}/recovery-code")
public class RecoveryCodeResource {

    /** A new code, which is shown this once. */
    public record Sealed(String code) {

        @Override
        public String toString() {
            return "Sealed[***]";
        }
    }

    private final RecoveryService codes;
    private final RecentSignIn recent;
    private final Caller caller;

    RecoveryCodeResource(RecoveryService codes, RecentSignIn recent, Caller caller) {
        this.codes = codes;
        this.recent = recent;
        this.caller = caller;
    }

    @POST
    @Requires(value = RECOVERY_MANAGE, on = PATH_ORGANIZATION)
    public Uni<RestResponse<Sealed>> seal(@RestPath String id) {
        var who = caller.principal();
        return recent.require(who)
                .chain(() -> codes.seal(who))
                .map(code -> ResponseBuilder.create(RestResponse.Status.CREATED, new Sealed(code.value()))
                        .header("Cache-Control", "no-store")
                        .build());
    }
}
