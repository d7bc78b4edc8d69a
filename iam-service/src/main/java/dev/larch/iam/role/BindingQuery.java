package dev.larch.iam.role;

import dev.larch.platform.access.Binding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conditions of a list of bindings, in Hibernate's language, with their parameters. */
final class BindingQuery {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /** Bindings of the organization, and of no other one whatever is added. */
    BindingQuery(UUID organizationId) {
        equal("organizationId", organizationId);
    }

    BindingQuery matching(RoleBindingFilter filter) {
        var holderType = filter.holderType();
        var resourceType = filter.resourceType();
        var role = filter.role();
        equal("principalType", holderType == null ? null : holderType.wireName());
        equal("principalId", filter.holderId());
        equal("resourceType", resourceType == null ? null : resourceType.wireName());
        equal("resourceId", filter.resourceId());
        equal("role", role == null ? null : role.wireName());
        return this;
    }

    BindingQuery seenBy(BindingSight sight) {
        if (sight.everything()) {
            return this;
        }
        var places = new ArrayList<String>();
        if (!sight.projects().isEmpty()) {
            parameters.put("projects", sight.projects());
            places.add("resourceId in :projects");
        }
        for (int i = 0; i < sight.parts().size(); i++) {
            places.add(part(sight.parts().get(i), i));
        }
        conditions.add(
                places.isEmpty() ? "1 = 0" : "resourceType = 'project' and (" + String.join(" or ", places) + ")");
        return this;
    }

    BindingQuery after(@Nullable UUID id) {
        if (id != null) {
            parameters.put("after", id);
            conditions.add("id > :after");
        }
        return this;
    }

    String text() {
        return String.join(" and ", conditions) + " order by id";
    }

    Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }

    private void equal(String field, @Nullable Object value) {
        if (value != null) {
            parameters.put(field, value);
            conditions.add("%s = :%s".formatted(field, field));
        }
    }

    private String part(Binding binding, int place) {
        var scope = Objects.requireNonNull(binding.scope());
        var condition = "(resourceId = :project%1$d and indexName = :index%1$d".formatted(place);
        parameters.put("project" + place, Objects.requireNonNull(binding.resourceId()));
        parameters.put("index" + place, scope.index());
        if (scope.namespace() != null) {
            parameters.put("namespace" + place, scope.namespace());
            condition += " and namespace = :namespace" + place;
        }
        return condition + ")";
    }
}
