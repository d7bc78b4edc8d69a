package dev.larch.iam.access;

import dev.larch.iam.page.PageQuery;
import dev.larch.iam.principal.PrincipalLookup;
import dev.larch.iam.principal.PrincipalRecord;
import dev.larch.iam.project.ProjectService;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.kernel.Page;
import dev.larch.platform.access.Absent;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.AccessDecision;
import dev.larch.platform.access.Permission;
import dev.larch.platform.access.Resource;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers questions about rights, to who may ask them at the place in question. */
@ApplicationScoped
public class AccessService {

    private final PrincipalLookup principals;
    private final ProjectService projects;
    private final Clock clock;

    AccessService(PrincipalLookup principals, ProjectService projects, Clock clock) {
        this.principals = principals;
        this.projects = projects;
        this.clock = clock;
    }

    /** Whether somebody may do something; fails with NOT_FOUND for a place or a principal out of the caller's sight. */
    Uni<ExplainResponse> explain(Principal caller, ExplainRequest request) {
        var type = AccessTerms.principalType(request.principalType());
        var permission = AccessTerms.permission(request.permission());
        var absent = absent(request.principalId());
        return place(caller, request.place())
                .flatMap(place -> principals
                        .find(caller.organizationOrFail(), type, uuid(request.principalId(), absent))
                        .map(found -> answer(new Question(caller, permission, place), found, absent)));
    }

    /** Everybody who may do something at a place, in the order of their ids. */
    Uni<Page<HolderResponse>> whoCan(Principal caller, Permission permission, PlaceRequest request, PageQuery page) {
        return place(caller, request)
                .flatMap(place -> principals
                        .list(permission, place, page.after(), page.rows())
                        .map(found -> holders(found, permission, place)))
                .map(holders -> page.cut(holders, HolderResponse::principalId));
    }

    private Uni<Resource> place(Principal caller, PlaceRequest request) {
        var place = request.in(caller.organizationOrFail());
        var projectId = place.projectId();
        if (projectId == null) {
            var absent = Absent.organization(caller.organizationOrFail().toString());
            Access.require(caller, Permission.ACCESS_EXPLAIN, place, absent);
            return Uni.createFrom().item(place);
        }
        var project = Resource.project(caller.organizationOrFail(), projectId);
        Access.require(caller, Permission.ACCESS_EXPLAIN, project, Absent.project(projectId.toString()));
        return projects.get(caller.organizationOrFail(), projectId).replaceWith(place);
    }

    private record Question(Principal caller, Permission permission, Resource place) {}

    private ExplainResponse answer(Question question, @Nullable PrincipalRecord who, ApiException absent) {
        if (who == null || !isVisible(question, who)) {
            throw absent;
        }
        return Explanation.of(asFarAsKnown(question, who), question.permission(), question.place(), clock.instant());
    }

    /** Who may ask about his own project only hears nothing of what others hold elsewhere, not even that they do. */
    private static PrincipalRecord asFarAsKnown(Question question, PrincipalRecord who) {
        var organization = Resource.organization(question.caller().organizationOrFail());
        var project = question.place().projectId();
        return project == null || Access.allows(question.caller(), Permission.ACCESS_EXPLAIN, organization)
                ? who
                : who.within(project);
    }

    /** Who could not find out about somebody otherwise does not by asking, unless the answer concerns his own project. */
    private static boolean isVisible(Question question, PrincipalRecord who) {
        return sees(question.caller(), who, question.place())
                || Access.allows(who.principal(), question.permission(), question.place());
    }

    private static boolean sees(Principal caller, PrincipalRecord who, Resource place) {
        var organization = Resource.organization(caller.organizationOrFail());
        return switch (who.principal().type()) {
            case USER -> Access.allows(caller, Permission.MEMBER_READ, organization) || isBoundIn(who, place);
            case SERVICE_ACCOUNT ->
                Access.allows(caller, Permission.SERVICE_ACCOUNT_READ, organization) || isBoundIn(who, place);
            case API_KEY -> Access.allows(caller, Permission.API_KEY_READ, who.projectOfKey());
            case SERVICE, SCIM_TOKEN -> false;
        };
    }

    private static boolean isBoundIn(PrincipalRecord who, Resource place) {
        var project = place.projectId();
        return project != null
                && who.principal().bindings().stream().anyMatch(binding -> project.equals(binding.resourceId()));
    }

    private static List<HolderResponse> holders(List<PrincipalRecord> found, Permission permission, Resource place) {
        return found.stream()
                .map(PrincipalRecord::principal)
                .mapMulti((Principal who, Consumer<HolderResponse> holders) -> {
                    if (Access.decide(who, permission, place) instanceof AccessDecision.Allowed(var binding)) {
                        holders.accept(new HolderResponse(
                                who.type(), UUID.fromString(who.id()), who.name(), BindingResponse.of(binding)));
                    }
                })
                .toList();
    }

    private static UUID uuid(String text, ApiException absent) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw absent;
        }
    }

    private static ApiException absent(String principalId) {
        return ErrorCode.NOT_FOUND.because("Principal %s not found.".formatted(principalId));
    }
}
