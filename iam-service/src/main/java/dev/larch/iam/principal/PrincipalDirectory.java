package dev.larch.iam.principal;

import dev.larch.iam.token.ServiceClients;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import dev.larch.platform.resolution.ResolveAnswer;
import dev.larch.platform.resolution.ResolveRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says who a credential stands for. Every request to Larch passes here sooner or later: one statement each. */
@ApplicationScoped
public class PrincipalDirectory {

    private static final int SHA256_LENGTH = 64;

    private final Pool pool;
    private final ServiceClients services;
    private final Clock clock;

    PrincipalDirectory(Pool pool, ServiceClients services, Clock clock) {
        this.pool = pool;
        this.services = services;
        this.clock = clock;
    }

    /** The principal with the position of the revocation log at which it was read. */
    public Uni<ResolveAnswer> resolve(ResolveRequest request) {
        var key = request.keySha256();
        if (key != null) {
            return isHash(key) ? resolveKey(key) : nobody();
        }
        return resolveToken(request);
    }

    /** As far as the database must know: it takes no NUL. */
    private static boolean isHash(String key) {
        return key.length() == SHA256_LENGTH && key.indexOf('\0') < 0;
    }

    private Uni<ResolveAnswer> resolveKey(String sha256) {
        return one(PrincipalQueries.BY_KEY, Tuple.of(sha256, now()))
                .map(row -> new ResolveAnswer(
                        row.getLong("position"),
                        PrincipalRows.ofHolder(PrincipalType.API_KEY, row),
                        PrincipalRows.limits(row)));
    }

    private Uni<ResolveAnswer> resolveToken(ResolveRequest request) {
        var type = request.principalType();
        if (type == null) {
            return nobody();
        }
        return switch (type) {
            case USER -> resolveHolder(PrincipalQueries.BY_SESSION, type, request);
            case SERVICE_ACCOUNT -> resolveHolder(PrincipalQueries.BY_CLIENT_SECRET, type, request);
            case SERVICE -> resolveService(request);
            case API_KEY, SCIM_TOKEN -> nobody(); // no access token stands for these
        };
    }

    private Uni<ResolveAnswer> resolveHolder(String query, PrincipalType type, ResolveRequest request) {
        var principal = uuid(request.principalId());
        var credential = uuid(request.credentialId());
        if (principal == null || credential == null) {
            return nobody();
        }
        return one(query, Tuple.of(principal, credential, now(), request.projectId()))
                .map(row -> answer(row, PrincipalRows.ofHolder(type, row)));
    }

    private Uni<ResolveAnswer> resolveService(ResolveRequest request) {
        var name = request.principalId();
        return name != null && name.equals(request.credentialId()) && services.isKnown(name)
                ? one(PrincipalQueries.POSITION, Tuple.tuple()).map(row -> answer(row, PrincipalRows.ofService(name)))
                : nobody();
    }

    private Uni<ResolveAnswer> nobody() {
        return one(PrincipalQueries.POSITION, Tuple.tuple()).map(row -> answer(row, null));
    }

    private Uni<Row> one(String query, Tuple parameters) {
        return pool.preparedQuery(query)
                .execute(parameters)
                .map(rows -> rows.iterator().next());
    }

    private static ResolveAnswer answer(Row row, @Nullable Principal principal) {
        return ResolveAnswer.of(row.getLong("position"), principal);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
