package dev.larch.iam.access;

import dev.larch.iam.principal.PrincipalRecord;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.AccessDecision;
import dev.larch.platform.access.Binding;
import dev.larch.platform.access.Permission;
import dev.larch.platform.access.Resource;
import java.time.Instant;

/** Puts a decision into words. The decision itself is made by the function that decides every call. */
final class Explanation {

    private Explanation() {}

    static ExplainResponse of(PrincipalRecord who, Permission permission, Resource place, Instant now) {
        var expiresAt = who.expiresAt();
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return new ExplainResponse(
                    "forbidden",
                    null,
                    "The key expired at %s: every call with it is answered with 401.".formatted(expiresAt));
        }
        return switch (Access.decide(who.principal(), permission, place)) {
            case AccessDecision.Allowed(var binding) ->
                new ExplainResponse("allowed", BindingResponse.of(binding), granted(binding, permission));
            case AccessDecision.Forbidden() -> new ExplainResponse("forbidden", null, missing(who, permission, place));
            case AccessDecision.Hidden() ->
                new ExplainResponse(
                        "hidden",
                        null,
                        "%s is granted elsewhere only, and nothing is granted here: calls are answered as if there were no such thing."
                                .formatted(permission.wireName()));
        };
    }

    private static String granted(Binding binding, Permission permission) {
        return "The role %s on the %s%s grants %s."
                .formatted(
                        binding.role().wireName(),
                        binding.resourceType().wireName(),
                        limit(binding),
                        permission.wireName());
    }

    private static String missing(PrincipalRecord who, Permission permission, Resource place) {
        if (Access.decideWithin(who.principal(), permission, place) instanceof AccessDecision.Allowed(var part)) {
            return "%s is granted on a part only: by the role %s%s."
                    .formatted(permission.wireName(), part.role().wireName(), limit(part));
        }
        return Access.holdsAnywhere(who.principal(), permission)
                ? "The roles that reach this place do not grant %s.".formatted(permission.wireName())
                : "No role of the principal grants %s.".formatted(permission.wireName());
    }

    private static String limit(Binding binding) {
        var scope = binding.scope();
        if (scope == null) {
            return "";
        }
        return scope.namespace() == null
                ? ", limited to the index %s,".formatted(scope.index())
                : ", limited to the namespace '%s' of the index %s,".formatted(scope.namespace(), scope.index());
    }
}
