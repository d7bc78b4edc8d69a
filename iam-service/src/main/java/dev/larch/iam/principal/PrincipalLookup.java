package dev.larch.iam.principal;

import dev.larch.platform.access.Permission;
import dev.larch.platform.access.Resource;
import dev.larch.platform.access.Role;
import dev.larch.platform.access.RoleMatrix;
import dev.larch.platform.identity.PrincipalType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Looks principals up by what they are, with the bindings that decide about their calls. */
@ApplicationScoped
public class PrincipalLookup {

    private static final UUID FIRST = new UUID(0, 0);

    private final Pool pool;
    private final Clock clock;

    PrincipalLookup(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** The principal, or null when the organization has none of that kind with that id. */
    public Uni<@Nullable PrincipalRecord> find(UUID organizationId, PrincipalType type, UUID id) {
        return pool.preparedQuery(LookupQueries.find(type))
                .execute(Tuple.of(organizationId, id))
                .map(rows -> records(rows).stream().findFirst().orElse(null));
    }

    /**
     * Those who may do something at a place, by id, each with those bindings that allow it. Keys that have expired may do
     * nothing.
     */
    public Uni<List<PrincipalRecord>> list(Permission permission, Resource place, @Nullable UUID after, int limit) {
        var roles = Arrays.stream(Role.values())
                .filter(role -> RoleMatrix.permissionsOf(role).contains(permission))
                .map(Role::wireName)
                .toArray(String[]::new);
        var parameters = Tuple.tuple()
                .addValue(place.organizationId())
                .addValue(roles)
                .addValue(place.projectId())
                .addValue(place.index())
                .addValue(place.namespace())
                .addValue(Objects.requireNonNullElse(after, FIRST))
                .addValue(clock.instant().atOffset(ZoneOffset.UTC))
                .addValue(limit);
        return pool.preparedQuery(LookupQueries.HOLDERS).execute(parameters).map(PrincipalLookup::records);
    }

    private static List<PrincipalRecord> records(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(PrincipalLookup::record)
                .toList();
    }

    private static PrincipalRecord record(Row row) {
        var type = PrincipalType.ofWireName(row.getString("principal_type"));
        var principal = Objects.requireNonNull(PrincipalRows.ofHolder(type, row), "A row has an id");
        var expiresAt = row.getOffsetDateTime("expires_at");
        return new PrincipalRecord(principal, expiresAt == null ? null : expiresAt.toInstant());
    }
}
