package dev.larch.audit.event;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statement of a search: only the conditions that are asked for, so that PostgreSQL can plan for just these. */
final class SearchStatement {

    private final StringBuilder sql;
    private final Tuple parameters = Tuple.tuple();

    private SearchStatement(String select) {
        this.sql = new StringBuilder(select);
    }

    static SearchStatement of(String select, UUID organizationId, EventFilter filter) {
        return new SearchStatement(select + " WHERE true")
                .and("organization_id = ?", organizationId)
                .and("time >= ?", timestamp(filter.startTime()))
                .and("time < ?", timestamp(filter.endTime()))
                .and("action = ?", filter.action())
                .and("resource_type = ?", filter.resourceType())
                .and("resource_id = ?", filter.resourceId())
                .and("(principal_id = ? OR principal_name = ?)", filter.actor())
                .and("outcome = ?", filter.outcome())
                .and("project_id = ?", filter.projectId());
    }

    SearchStatement newestBefore(long sequence, int limit) {
        and("sequence < ?", sequence);
        sql.append(" ORDER BY sequence DESC LIMIT ").append(limit);
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Tuple parameters() {
        return parameters;
    }

    /** The condition is a constant; values travel as parameters only. */
    private SearchStatement and(String condition, @Nullable Object value) {
        if (value != null) {
            parameters.addValue(value);
            sql.append(" AND ").append(condition.replace("?", "$" + parameters.size()));
        }
        return this;
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
