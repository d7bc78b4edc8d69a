package dev.larch.platform.endpoint;

import dev.larch.platform.access.Requires;
import dev.larch.platform.access.ResourceFrom;
import dev.larch.platform.refusal.Operation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what a request tried in the words of the audit log, from what its endpoint requires and from its path. */
final class AttemptedOperation {

    /** The index of a data port. */
    record Place(String indexId, String indexName) {}

    private static final Set<String> READING = Set.of("read", "list", "query", "fetch", "stats", "explain", "resolve");

    /** Where events name a thing otherwise than permissions do. */
    private static final Map<String, String> TYPES = Map.of(
            "apikey", "api-key", "serviceaccount", "service-account", "rolebinding", "role-binding", "member", "user");

    private AttemptedOperation() {}

    static Operation of(EndpointTable.Match match, @Nullable Place place) {
        var requires = Objects.requireNonNull(match.endpoint().requires());
        var name = requires.value().wireName().split(":", 2);
        var type = TYPES.getOrDefault(name[0], name[0]);
        return new Operation(
                name[1],
                type,
                !READING.contains(name[1]) && !match.endpoint().method().equals("GET"),
                place == null ? resourceId(requires, type, match.parameters()) : place.indexId(),
                place == null ? "" : place.indexName(),
                match.endpoint().method() + " " + match.endpoint().path(),
                match.parameters());
    }

    /** The last id of the path, unless that is what the thing belongs to. */
    private static String resourceId(Requires requires, String type, List<String> parameters) {
        boolean firstIsParent = requires.on() == ResourceFrom.PATH_PROJECT && !type.equals("project")
                || requires.on() == ResourceFrom.PATH_ORGANIZATION && !type.equals("organization");
        return parameters.size() <= (firstIsParent ? 1 : 0) ? "" : parameters.getLast();
    }
}
