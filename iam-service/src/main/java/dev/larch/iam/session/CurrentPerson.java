package dev.larch.iam.session;

import dev.larch.iam.principal.PrincipalDirectory;
import dev.larch.platform.access.Absent;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.Permission;
import dev.larch.platform.access.Resource;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import dev.larch.platform.resolution.ResolveAnswer;
import dev.larch.platform.resolution.ResolveRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Who sits at the browser that sent a session cookie. */
@ApplicationScoped
public class CurrentPerson {

    private final SessionService sessions;
    private final PrincipalDirectory directory;

    CurrentPerson(SessionService sessions, PrincipalDirectory directory) {
        this.sessions = sessions;
        this.directory = directory;
    }

    /** The person, or null when there is no cookie or its session is over. */
    public Uni<@Nullable Principal> find(@Nullable String cookie) {
        if (cookie == null || cookie.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return sessions.find(new SessionSecret(cookie))
                .flatMap(session -> session == null ? Uni.createFrom().nullItem() : principalOf(session));
    }

    private Uni<@Nullable Principal> principalOf(WebSession session) {
        var request = new ResolveRequest(
                null,
                PrincipalType.USER,
                session.userId().toString(),
                session.id().toString(),
                null,
                null);
        return directory.resolve(request).map(ResolveAnswer::principal).invoke(CurrentPerson::requireMember);
    }

    private static void requireMember(@Nullable Principal person) {
        if (person != null) {
            var organization = Resource.organization(person.organizationOrFail());
            Access.require(person, Permission.SESSION_READ, organization, Absent.path());
        }
    }
}
