package dev.larch.iam.scim.group;

import static dev.larch.platform.access.Permission.SCIM_PROVISION;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.iam.scim.PatchOperation;
import dev.larch.iam.scim.ScimException;
import dev.larch.iam.scim.ScimJson;
import dev.larch.iam.scim.ScimMeta;
import dev.larch.iam.scim.ScimPage;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Groups over SCIM. */
@Path("/scim/v2/Groups")
@Consumes({ScimJson.MEDIA_TYPE, "application/json"})
@Produces({ScimJson.MEDIA_TYPE, "application/json"})
public class ScimGroupResource {

    private final ScimGroupService groups;
    private final ScimJson json;
    private final ScimMeta meta;
    private final Caller caller;

    ScimGroupResource(ScimGroupService groups, ScimJson json, ScimMeta meta, Caller caller) {
        this.groups = groups;
        this.json = json;
        this.meta = meta;
        this.caller = caller;
    }

    @POST
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public Uni<RestResponse<String>> create(@Nullable String body) {
        var attributes = GroupChange.replace(json.read(body)).checked();
        return groups.create(caller.principal(), attributes)
                .map(group -> json.answer(201, GroupResponse.of(group, meta, true))
                        .header("Location", meta.location("Group", group.id()))
                        .build());
    }

    @GET
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public Uni<RestResponse<String>> list(
            @RestQuery @Nullable String filter,
            @RestQuery @Nullable String startIndex,
            @RestQuery @Nullable String count,
            @RestQuery @Nullable String excludedAttributes) {
        boolean withMembers = wantsMembers(excludedAttributes);
        return groups.list(caller.organizationId(), filter, ScimPage.read(startIndex, count), withMembers)
                .map(page -> page.map(group -> GroupResponse.of(group, meta, withMembers)))
                .map(page -> json.answer(200, page).build());
    }

    @GET
    @Path("{id}")
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public Uni<RestResponse<String>> get(@RestPath String id, @RestQuery @Nullable String excludedAttributes) {
        boolean withMembers = wantsMembers(excludedAttributes);
        return groups.get(caller.organizationId(), parse(id), withMembers).map(group -> answer(group, withMembers));
    }

    @PUT
    @Path("{id}")
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public Uni<RestResponse<String>> replace(@RestPath String id, @Nullable String body) {
        var attributes = GroupChange.replace(json.read(body));
        return groups.update(caller.principal(), parse(id), _ -> attributes).map(group -> answer(group, true));
    }

    @PATCH
    @Path("{id}")
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public Uni<RestResponse<String>> patch(@RestPath String id, @Nullable String body) {
        var operations = PatchOperation.read(json.read(body));
        return groups.update(caller.principal(), parse(id), before -> GroupChange.patch(before, operations))
                .map(group -> answer(group, true));
    }

    @DELETE
    @Path("{id}")
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public Uni<Void> delete(@RestPath String id) {
        return groups.delete(caller.principal(), parse(id));
    }

    private RestResponse<String> answer(ScimGroup group, boolean withMembers) {
        return json.answer(200, GroupResponse.of(group, meta, withMembers)).build();
    }

    /** Entra asks for groups without their members, of which there may be many. */
    private static boolean wantsMembers(@Nullable String excludedAttributes) {
        return excludedAttributes == null
                || !List.of(excludedAttributes.toLowerCase(Locale.ROOT).split("\\s*,\\s*"))
                        .contains("members");
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ScimException.absent("Group", id);
        }
    }
}
