package dev.larch.iam.mapping;

import static dev.larch.platform.access.Permission.SSO_MANAGE;
import static dev.larch.platform.access.Permission.SSO_READ;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.iam.group.GroupRole;
import dev.larch.iam.group.GroupRoleService;
import dev.larch.iam.page.ListFingerprint;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.page.PageResponse;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The mapping of groups to roles. */
@Path("/admin/group-roles")
public class GroupRoleResource {

    private final GroupRoleService mappings;
    private final GroupRoleReader reader;
    private final Caller caller;

    GroupRoleResource(GroupRoleService mappings, GroupRoleReader reader, Caller caller) {
        this.mappings = mappings;
        this.reader = reader;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Requires(value = SSO_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<GroupRoleResponse> create(@NotNull @Valid GroupRoleRequest request) {
        var who = caller.principal();
        return reader.read(who, request)
                .flatMap(grant -> mappings.create(who, request.group(), grant))
                .map(GroupRoleResponse::of);
    }

    @GET
    @Requires(value = SSO_READ, on = CALLERS_ORGANIZATION)
    public Uni<PageResponse<GroupRoleResponse>> list(
            @RestQuery @Nullable String limit, @RestQuery @Nullable String paginationToken) {
        var organizationId = caller.organizationId();
        var page = PageQuery.read(limit, paginationToken, ListFingerprint.of(organizationId, "group-roles"));
        return mappings.list(organizationId, page).map(found -> PageResponse.of(found, GroupRoleResponse::of));
    }

    @DELETE
    @Path("{id}")
    @Requires(value = SSO_MANAGE, on = CALLERS_ORGANIZATION)
    public Uni<Void> delete(@RestPath String id) {
        return mappings.delete(caller.principal(), parse(id));
    }

    @POST
    @Path("preview")
    @Requires(value = SSO_READ, on = CALLERS_ORGANIZATION)
    public Uni<PreviewResponse> preview(@NotNull @Valid PreviewRequest request) {
        var who = caller.principal();
        return proposed(request.mappings())
                .flatMap(all -> mappings.preview(
                        who.organizationOrFail(), all, request.people(), PreviewResponse.MOST_PEOPLE + 1))
                .map(PreviewResponse::of);
    }

    private Uni<@Nullable List<GroupRole>> proposed(@Nullable List<GroupRoleRequest> requests) {
        if (requests == null) {
            return Uni.createFrom().nullItem();
        }
        return Multi.createFrom()
                .iterable(requests)
                .onItem()
                .transformToUniAndConcatenate(this::imagined)
                .collect()
                .asList();
    }

    private Uni<GroupRole> imagined(GroupRoleRequest request) {
        var who = caller.principal();
        return reader.read(who, request)
                .map(grant -> GroupRole.proposed(who.organizationOrFail(), request.group(), grant));
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw GroupRoleService.absent(id);
        }
    }
}
