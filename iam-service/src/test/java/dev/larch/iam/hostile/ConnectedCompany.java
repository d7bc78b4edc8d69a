package dev.larch.iam.hostile;

import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A company with a proved domain, a provider of its own and a connection to it, by which Ann signs in. */
public final class ConnectedCompany implements AutoCloseable {

    private final Company company = Company.create();
    private final HostileProvider provider = new HostileProvider();
    private String connection = "";

    /** Proves the domain and makes the connection. */
    public void connect() {
        company.prove();
        connection = company.connect(provider.issuer(), Map.of());
        person("s-ann", ann(), Map.of());
    }

    public Company company() {
        return company;
    }

    public HostileProvider provider() {
        return provider;
    }

    /** The id of the connection. */
    public String connection() {
        return connection;
    }

    /** Ann's address. */
    public String ann() {
        return company.email("ann");
    }

    /** Who signs in from now on, as the provider says it. */
    public void person(String subject, String address, Map<String, Object> more) {
        var claims = new HashMap<String, Object>(
                Map.of("sub", subject, "email", address, "email_verified", true, "name", "Ann A."));
        claims.putAll(more);
        provider.person(claims);
    }

    /** The ids of the people who are members. */
    public List<String> members() {
        return Database.column(
                "SELECT DISTINCT principal_id FROM role_binding WHERE organization_id = ? AND principal_type = 'user'",
                company.organizationId());
    }

    /** Why sign-ins were refused, oldest first. */
    public List<String> refusals() {
        return Database.column("""
                SELECT event->'event'->'parameters'->>'reason' FROM audit_outbox
                WHERE organization_id = ? AND event->'event'->'outcome'->>'result' = 'failure'
                ORDER BY position""", company.organizationId());
    }

    @Override
    public void close() {
        provider.close();
    }
}
