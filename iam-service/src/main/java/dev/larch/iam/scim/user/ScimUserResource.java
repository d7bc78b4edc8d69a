package dev.larch.iam.scim.user;

import static dev.larch.platform.access.Permission.SCIM_PROVISION;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.iam.scim.PatchOperation;
import dev.larch.iam.scim.ScimException;
import dev.larch.iam.scim.ScimJson;
import dev.larch.iam.scim.ScimMeta;
import dev.larch.iam.scim.ScimPage;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** People over SCIM. */
@Path("/scim/v2/Users")
@Consumes({ScimJson.MEDIA_TYPE, "application/json"})
@Produces({ScimJson.MEDIA_TYPE, "application/json"})
public class ScimUserResource {

    private final ScimUserService users;
    private final ScimJson json;
    private final ScimMeta meta;
    private final Caller caller;

    ScimUserResource(ScimUserService users, ScimJson json, ScimMeta meta, Caller caller) {
        this.users = users;
        this.json = json;
        this.meta = meta;
        this.caller = caller;
    }

    @POST
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public Uni<RestResponse<String>> create(@Nullable String body) {
        var attributes =
                UserChange.replace(UserAttributes.NONE, json.read(body)).checked();
        return users.create(caller.principal(), attributes)
                .map(user -> json.answer(201, UserResponse.of(user, meta))
                        .header("Location", meta.location("User", user.id()))
                        .build());
    }

    @GET
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public Uni<RestResponse<String>> list(
            @RestQuery @Nullable String filter,
            @RestQuery @Nullable String startIndex,
            @RestQuery @Nullable String count) {
        return users.list(caller.organizationId(), filter, ScimPage.read(startIndex, count))
                .map(page -> page.map(user -> UserResponse.of(user, meta)))
                .map(page -> json.answer(200, page).build());
    }

    @GET
    @Path("{id}")
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public Uni<RestResponse<String>> get(@RestPath String id) {
        return users.get(caller.organizationId(), parse(id)).map(this::answer);
    }

    @PUT
    @Path("{id}")
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public Uni<RestResponse<String>> replace(@RestPath String id, @Nullable String body) {
        var document = json.read(body);
        return noting(
                        parse(id),
                        users.update(caller.principal(), parse(id), before -> UserChange.replace(before, document)))
                .map(this::answer);
    }

    @PATCH
    @Path("{id}")
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public Uni<RestResponse<String>> patch(@RestPath String id, @Nullable String body) {
        var operations = PatchOperation.read(json.read(body));
        return noting(
                        parse(id),
                        users.update(caller.principal(), parse(id), before -> UserChange.patch(before, operations)))
                .map(this::answer);
    }

    @DELETE
    @Path("{id}")
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public Uni<Void> delete(@RestPath String id) {
        return noting(parse(id), users.delete(caller.principal(), parse(id)));
    }

    /** The transaction that was refused is gone: what the log is to know of it is written in another. */
    private <T> Uni<T> noting(UUID id, Uni<T> change) {
        Principal who = caller.principal();
        return change.onFailure(ScimException::isOfLastOwner).call(() -> users.noteRefusal(who, id));
    }

    private RestResponse<String> answer(ScimUser user) {
        return json.answer(200, UserResponse.of(user, meta)).build();
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ScimException.absent("User", id);
        }
    }
}
