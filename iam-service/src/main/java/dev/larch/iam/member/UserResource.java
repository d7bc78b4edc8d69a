package dev.larch.iam.member;

import static dev.larch.platform.access.Permission.MEMBER_READ;
import static dev.larch.platform.access.Permission.MEMBER_REMOVE;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.iam.page.ListFingerprint;
import dev.larch.iam.page.PageQuery;
import dev.larch.iam.page.PageResponse;
import dev.larch.iam.user.EmailAddress;
import dev.larch.platform.access.Requires;
import dev.larch.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The people of the caller's organization over HTTP. */
@Path("/admin/users")
public class UserResource {

    private final MemberService members;
    private final Caller caller;

    UserResource(MemberService members, Caller caller) {
        this.members = members;
        this.caller = caller;
    }

    @GET
    @Requires(value = MEMBER_READ, on = CALLERS_ORGANIZATION)
    public Uni<PageResponse<UserResponse>> list(
            @RestQuery @Nullable String email,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String paginationToken) {
        var address = email == null ? null : EmailAddress.parse("email", email);
        var list = ListFingerprint.of(caller.organizationId(), "users", address == null ? null : address.value());
        return members.list(caller.organizationId(), address, PageQuery.read(limit, paginationToken, list))
                .map(page -> PageResponse.of(page, UserResponse::of));
    }

    @GET
    @Path("{id}")
    @Requires(value = MEMBER_READ, on = CALLERS_ORGANIZATION)
    public Uni<UserResponse> get(@RestPath String id) {
        return members.get(caller.organizationId(), parse(id)).map(UserResponse::of);
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(202)
    @Requires(value = MEMBER_REMOVE, on = CALLERS_ORGANIZATION)
    public Uni<Void> delete(@RestPath String id) {
        return members.remove(caller.principal(), parse(id));
    }

    /** What is no id is the id of nobody. */
    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw MemberService.absent(id);
        }
    }
}
