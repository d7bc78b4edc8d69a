package dev.larch.iam.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.iam.scim.filter.FilterSql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Runs statements in the current session, with numbered parameters. */
@ApplicationScoped
public class ScimRows {

    private final ObjectMapper json;

    ScimRows(ObjectMapper json) {
        this.json = json;
    }

    /** The rows of a query with several columns. */
    public Uni<List<Object[]>> list(String query, Object... parameters) {
        return Panache.getSession()
                .flatMap(session -> bind(session.createNativeQuery(query, Object[].class), parameters)
                        .getResultList());
    }

    /** The rows of a query with one column. */
    public <T> Uni<List<T>> column(Class<T> type, String query, Object... parameters) {
        return Panache.getSession()
                .flatMap(session ->
                        bind(session.createNativeQuery(query, type), parameters).getResultList());
    }

    /** The first id of a query of one text column, or null. */
    public Uni<@Nullable UUID> findId(String query, Object... parameters) {
        return column(String.class, query, parameters)
                .map(ids -> ids.isEmpty() ? null : UUID.fromString(ids.getFirst()));
    }

    public Uni<Integer> run(String statement, Object... parameters) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(statement);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }

    /** A page of a filtered query: the organization is the first parameter, those of the filter follow. */
    public Uni<List<Object[]>> page(String query, UUID organizationId, FilterSql filter, ScimPage page) {
        return Panache.getSession()
                .flatMap(session -> bind(
                                session.createNativeQuery(query, Object[].class), parameters(organizationId, filter))
                        .setFirstResult(page.offset())
                        .setMaxResults(page.count())
                        .getResultList());
    }

    public Uni<Long> count(String query, UUID organizationId, FilterSql filter) {
        return column(Long.class, query, parameters(organizationId, filter)).map(List::getFirst);
    }

    /** Ids as JSON, which is how a set goes into a statement. */
    public String ids(Collection<UUID> ids) {
        try {
            return json.writeValueAsString(ids);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object[] parameters(UUID organizationId, FilterSql filter) {
        var parameters = new Object[filter.parameters().size() + 1];
        parameters[0] = organizationId;
        for (int i = 1; i < parameters.length; i++) {
            parameters[i] = filter.parameters().get(i - 1);
        }
        return parameters;
    }

    private static <T> Mutiny.SelectionQuery<T> bind(Mutiny.SelectionQuery<T> query, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
