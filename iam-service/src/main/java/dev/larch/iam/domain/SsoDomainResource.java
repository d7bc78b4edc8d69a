package dev.larch.iam.domain;

import static dev.larch.platform.access.Permission.SSO_MANAGE;
import static dev.larch.platform.access.Permission.SSO_READ;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.iam.reauthentication.RecentSignIn;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The domains of the caller's organization over HTTP. */
@Path("/admin/sso/domains")
public class SsoDomainResource {

    private final SsoDomainService domains;
    private final DomainProof proof;
    private final RecentSignIn recent;
    private final Caller caller;

    SsoDomainResource(SsoDomainService domains, DomainProof proof, RecentSignIn recent, Caller caller) {
        this.domains = domains;
        this.proof = proof;
        this.recent = recent;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Requires(value = SSO_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<SsoDomainResponse> create(@NotNull @Valid CreateSsoDomainRequest request) {
        return domains.create(caller.principal(), DomainName.parse("name", request.name()))
                .map(SsoDomainResponse::of);
    }

    @GET
    @Requires(value = SSO_READ, on = CALLERS_ORGANIZATION)
    public Uni<SsoDomainResponse.Listing> list() {
        return domains.list(caller.organizationId()).map(SsoDomainResponse.Listing::of);
    }

    @POST
    @Path("{id}/verify")
    @Requires(value = SSO_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<SsoDomainResponse> verify(@RestPath String id) {
        return proof.verify(caller.principal(), parse(id)).map(SsoDomainResponse::of);
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(202)
    @Requires(value = SSO_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<Void> delete(@RestPath String id) {
        var who = caller.principal();
        return domains.get(caller.organizationId(), parse(id))
                .call(() -> recent.require(who))
                .flatMap(domain -> domains.delete(who, domain.id()));
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw SsoDomainService.absent(id);
        }
    }
}
