package dev.larch.index.rest.request;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import dev.larch.index.operation.Delete;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The body of a delete. */
public record DeleteBody(
        @Nullable List<@Nullable String> ids,
        @Nullable Boolean deleteAll,
        @Nullable String namespace,
        @Nullable Map<String, Object> filter) {

    /** Fails with INVALID_ARGUMENT unless exactly one of ids, deleteAll and filter is given. */
    public Delete toDelete() {
        long ways = Stream.of(ids != null, Body.isTrue(deleteAll), filter != null)
                .filter(given -> given)
                .count();
        if (ways != 1) {
            throw INVALID_ARGUMENT.because("ids: Send exactly one of ids, deleteAll and filter.");
        }
        var space = Body.namespace(namespace);
        if (ids != null) {
            return new Delete.ByIds(space, present(ids));
        }
        return filter == null ? new Delete.All(space) : new Delete.ByFilter(space, filter);
    }

    private static List<String> present(List<@Nullable String> ids) {
        var present = new ArrayList<String>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            var id = ids.get(i);
            if (id == null) {
                throw INVALID_ARGUMENT.because("ids[%d]: Must be a string.".formatted(i));
            }
            present.add(id);
        }
        return present;
    }
}
