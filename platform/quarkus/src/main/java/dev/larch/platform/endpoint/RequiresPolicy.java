package dev.larch.platform.endpoint;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Absent;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.Permission;
import dev.larch.platform.access.Resource;
import dev.larch.platform.identity.AuthenticationOutcome;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.refusal.Attempt;
import dev.larch.platform.web.LarchHeaders;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one door: decides every request, REST and gRPC, before its body is parsed. What is not listed, and what cannot be
 * decided, is refused.
 */
@ApplicationScoped
public class RequiresPolicy implements HttpSecurityPolicy {

    /** The endpoint that was decided on; {@link EndpointGuard} holds it against the one that is about to run. */
    static final String DECIDED_ENDPOINT = "larch.decided-endpoint";

    private final EndpointTable endpoints;
    private final Listener listener;

    RequiresPolicy(EndpointTable endpoints, Listener listener) {
        this.endpoints = endpoints;
        this.listener = listener;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return identity.map(who -> check(request, AuthenticationOutcome.of(who)));
    }

    private CheckResult check(RoutingContext request, AuthenticationOutcome outcome) {
        EndpointTable.Match match;
        try {
            match = endpoints.get(
                    request.request().method().name(), request.request().path());
        } catch (ApiException absent) {
            identify(request, outcome);
            throw absent;
        }
        if (!match.endpoint().isOpen()) {
            if (match.endpoint().plane() == listener.planeOf(request)) {
                Attempt.of(request).at(who -> AttemptedOperation.of(match, place(request, who)));
            }
            decide(request, match, identify(request, outcome));
        }
        request.put(DECIDED_ENDPOINT, match.endpoint());
        return CheckResult.PERMIT;
    }

    private static Principal identify(RoutingContext request, AuthenticationOutcome outcome) {
        var attempt = Attempt.of(request);
        switch (outcome) {
            case AuthenticationOutcome.Authenticated(var principal) -> attempt.by(principal);
            case AuthenticationOutcome.Refused(var _, var reason, var holder)
            when holder == null -> attempt.byStranger(reason);
            case AuthenticationOutcome.Refused(var _, var _, var holder) -> attempt.by(holder);
        }
        return outcome.principalOrFail();
    }

    private void decide(RoutingContext request, EndpointTable.Match match, Principal principal) {
        if (match.endpoint().plane() != listener.planeOf(request)) {
            throw Absent.path();
        }
        var requires = match.endpoint().requires();
        if (requires == null || !Access.holdsAnywhere(principal, requires.value())) {
            throw requires == null ? Absent.path() : Access.denied(requires.value());
        }
        switch (requires.on()) {
            case INSTALLATION -> Access.require(principal, requires.value(), Resource.installation(), Absent.path());
            case CALLERS_ORGANIZATION -> requireInOwnOrganization(principal, requires.value());
            case PATH_ORGANIZATION -> requireOrganization(principal, requires.value(), first(match));
            case PATH_PROJECT -> requireProject(principal, requires.value(), first(match));
            case CALLERS_PROJECT, WITHIN_CALLERS_PROJECT, CALLERS_INDEX -> requireInProject(request, principal, match);
            case WITHIN_DATA_HOST -> requireDataHost(request, principal, requires.value());
            case SERVICE_DECIDES -> {}
        }
    }

    /** The index of a data port, if the caller may know of it. */
    private AttemptedOperation.@Nullable Place place(RoutingContext request, Principal principal) {
        var resource = listener.resourceOf(request);
        var id = listener.indexIdOf(request);
        var own = principal.organization();
        return resource == null
                        || id == null
                        || resource.index() == null
                        || own == null
                        || !own.id().equals(resource.organizationId())
                ? null
                : new AttemptedOperation.Place(id, resource.index());
    }

    private static void requireInOwnOrganization(Principal principal, Permission permission) {
        Access.require(principal, permission, Resource.organization(principal.organizationOrFail()), Absent.path());
    }

    private static void requireOrganization(Principal principal, Permission permission, String id) {
        var absent = Absent.organization(id);
        Access.require(principal, permission, Resource.organization(uuid(id, absent)), absent);
    }

    private static void requireProject(Principal principal, Permission permission, String id) {
        var absent = Absent.project(id);
        Access.require(
                principal, permission, Resource.project(principal.organizationOrFail(), uuid(id, absent)), absent);
    }

    private static void requireInProject(RoutingContext request, Principal principal, EndpointTable.Match match) {
        var requires = Objects.requireNonNull(match.endpoint().requires());
        var permission = requires.value();
        var organization = principal.organizationOrFail();
        var project = callersProject(request, principal);
        var whole = Resource.project(organization, project);
        var absent = Absent.project(project.toString());
        switch (requires.on()) {
            case WITHIN_CALLERS_PROJECT -> Access.requireWithin(principal, permission, whole, absent);
            case CALLERS_INDEX -> {
                Access.requireWithin(principal, permission, whole, absent);
                var index = first(match);
                Access.require(
                        principal, permission, Resource.index(organization, project, index), Absent.index(index));
            }
            default -> Access.require(principal, permission, whole, absent);
        }
    }

    private static UUID callersProject(RoutingContext request, Principal principal) {
        var project = principal.projectId();
        if (project != null) {
            return project;
        }
        var named = request.request().getHeader(LarchHeaders.PROJECT_ID);
        throw named != null
                ? Absent.project(named)
                : ErrorCode.INVALID_ARGUMENT.because("Name one of your projects in the header X-Project-Id:"
                        + " an access token belongs to none by itself.");
    }

    private void requireDataHost(RoutingContext request, Principal principal, Permission permission) {
        var resource = listener.resourceOf(request);
        if (resource == null) {
            throw Absent.indexOfHost();
        }
        Access.requireWithin(principal, permission, resource, Absent.indexOfHost());
    }

    private static String first(EndpointTable.Match match) {
        return match.parameters().getFirst();
    }

    private static UUID uuid(String text, ApiException absent) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw absent;
        }
    }
}
