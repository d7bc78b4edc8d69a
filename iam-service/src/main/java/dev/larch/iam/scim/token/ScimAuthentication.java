package dev.larch.iam.scim.token;

import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Binding;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import dev.larch.platform.identity.AuthenticationOutcome;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whom a SCIM token stands for: the directory of one organization, which may provision people there and nothing
 * else. Tokens are looked for on the paths of SCIM only, so they are worth nothing at any other.
 */
@ApplicationScoped
public class ScimAuthentication {

    private static final Logger LOGGER = LoggerFactory.getLogger(ScimAuthentication.class);
    private static final String PATH = "/scim/v2/";
    private static final String BEARER = "Bearer ";

    /** Notes the use too, once a minute. $1 hash, $2 now. */
    private static final String FIND = """
            WITH used AS (
                UPDATE scim_token SET last_used_at = $2
                WHERE secret_sha256 = $1 AND expires_at > $2
                    AND (last_used_at IS NULL OR last_used_at < $2 - interval '1 minute'))
            SELECT t.id, t.name, o.id AS organization_id, o.name AS organization_name
            FROM scim_token t JOIN organization o ON o.id = t.organization_id
            WHERE t.secret_sha256 = $1 AND t.expires_at > $2""";

    private final Pool pool;
    private final Clock clock;

    ScimAuthentication(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Whether the request is one of SCIM and shows a token of its form. */
    public boolean isMeant(RoutingContext request) {
        return request.request().path().startsWith(PATH) && value(request) != null;
    }

    public Uni<SecurityIdentity> authenticate(RoutingContext request) {
        var value = value(request);
        if (value == null || request.request().headers().contains("Api-Key")) {
            return Uni.createFrom().item(AuthenticationOutcome.invalid().toIdentity());
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(value.sha256(), now))
                .map(ScimAuthentication::outcome)
                .onFailure()
                .recoverWithItem(ScimAuthentication::undecidable)
                .map(AuthenticationOutcome::toIdentity);
    }

    private static AuthenticationOutcome outcome(RowSet<Row> rows) {
        return rows.size() == 0
                ? AuthenticationOutcome.invalid()
                : new AuthenticationOutcome.Authenticated(
                        principal(rows.iterator().next()));
    }

    private static AuthenticationOutcome undecidable(Throwable cause) {
        LOGGER.atWarn().setCause(cause).log("A SCIM token could not be checked");
        return new AuthenticationOutcome.Refused(
                ErrorCode.UNAVAILABLE.because("Credentials cannot be checked at the moment. Try again."),
                "undecidable");
    }

    private static Principal principal(Row row) {
        var id = row.getUUID("id").toString();
        var organization = new OrganizationRef(row.getUUID("organization_id"), row.getString("organization_name"));
        return new Principal(
                PrincipalType.SCIM_TOKEN,
                id,
                row.getString("name"),
                null,
                organization,
                null,
                id,
                List.of(Binding.of(Role.SCIM_PROVISIONER, ResourceType.ORGANIZATION, organization.id())),
                null);
    }

    private static @Nullable ScimTokenValue value(RoutingContext request) {
        var header = request.request().getHeader("Authorization");
        return header != null && header.startsWith(BEARER)
                ? ScimTokenValue.parse(header.substring(BEARER.length())).orElse(null)
                : null;
    }
}
