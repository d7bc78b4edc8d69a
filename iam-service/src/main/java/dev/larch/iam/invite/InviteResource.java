package dev.larch.iam.invite;

import static dev.larch.platform.access.Permission.MEMBER_INVITE;
import static dev.larch.platform.access.Permission.MEMBER_READ;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.iam.page.ListFingerprint;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.page.PageResponse;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Invites over HTTP. */
@Path("/admin/invites")
public class InviteResource {

    private final InviteService invites;
    private final InviteMailer mailer;
    private final Caller caller;
    private final Clock clock;

    InviteResource(InviteService invites, InviteMailer mailer, Caller caller, Clock clock) {
        this.invites = invites;
        this.mailer = mailer;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Requires(value = MEMBER_READ, on = CALLERS_ORGANIZATION)
    public Uni<PageResponse<InviteResponse>> list(
            @RestQuery @Nullable String limit, @RestQuery @Nullable String paginationToken) {
        var list = ListFingerprint.of(caller.organizationId(), "invites");
        return invites.list(caller.organizationId(), PageQuery.read(limit, paginationToken, list))
                .map(page -> PageResponse.of(page, invite -> InviteResponse.of(invite, clock.instant())));
    }

    // A caller who hangs up must not leave an invite without its mail.
    @POST
    @ResponseStatus(201)
    @Cancellable(false)
    @Requires(value = MEMBER_INVITE, on = CALLERS_ORGANIZATION)
    public Uni<InviteResponse> create(@NotNull @Valid CreateInviteRequest request) {
        var inviter = caller.principal();
        return invites.create(
                        inviter, request.address(), request.grants(caller.organizationId()), mailer.initialStatus())
                .invoke(invite -> mailer.send(invite, inviter))
                .map(this::sent);
    }

    @GET
    @Path("{id}")
    @Requires(value = MEMBER_READ, on = CALLERS_ORGANIZATION)
    public Uni<InviteResponse> get(@RestPath String id) {
        return invites.get(caller.organizationId(), parse(id))
                .map(invite -> InviteResponse.of(invite, clock.instant()));
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(202)
    @Requires(value = MEMBER_INVITE, on = CALLERS_ORGANIZATION)
    public Uni<Void> delete(@RestPath String id) {
        return invites.delete(caller.principal(), parse(id));
    }

    @POST
    @Path("{id}/resend")
    @Cancellable(false)
    @Requires(value = MEMBER_INVITE, on = CALLERS_ORGANIZATION)
    public Uni<InviteResponse> resend(@RestPath String id) {
        var inviter = caller.principal();
        return invites.resend(inviter, parse(id), mailer.initialStatus())
                .invoke(invite -> mailer.send(invite, inviter))
                .map(this::sent);
    }

    private InviteResponse sent(Invite invite) {
        return InviteResponse.of(invite, clock.instant(), mailer.linkToHandOn());
    }

    /** What is no id is the id of nothing. */
    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw InviteService.absent(id);
        }
    }
}
