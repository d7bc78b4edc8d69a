package dev.larch.platform.test;

import java.util.List;
import java.util.Map;

/** The database of one service on the test server, and its two roles: one migrates, the other runs. */
public record ServiceDatabase(int port, String name) {

    /** The role that owns the database and runs the migrations. */
    public String ddlRole() {
        return name + "_ddl";
    }

    /** The role that the service runs as: it reads and writes rows, and cannot change a table. */
    public String runtimeRole() {
        return name;
    }

    /** The password of both roles; the server listens on loopback and holds nothing of worth. */
    public String password() {
        return "larch";
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, name);
    }

    /** What a service is configured with to use it. */
    public Map<String, String> configuration() {
        return Map.of(
                "quarkus.datasource.username", runtimeRole(),
                "quarkus.datasource.password", password(),
                "quarkus.datasource.jdbc.url", jdbcUrl(),
                "quarkus.datasource.reactive.url", "postgresql://localhost:%d/%s".formatted(port, name),
                "quarkus.flyway.username", ddlRole(),
                "quarkus.flyway.password", password());
    }

    List<String> statementsForTheServer() {
        return List.of(
                "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(ddlRole(), password()),
                "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(runtimeRole(), password()),
                "CREATE DATABASE %s OWNER %s".formatted(name, ddlRole()),
                "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name),
                "GRANT CONNECT ON DATABASE %s TO %s".formatted(name, runtimeRole()));
    }

    List<String> statementsForTheOwner() {
        var privileges = "ALTER DEFAULT PRIVILEGES GRANT %s ON %s TO " + runtimeRole();
        return List.of(
                privileges.formatted("SELECT, INSERT, UPDATE, DELETE", "TABLES"),
                privileges.formatted("USAGE, SELECT", "SEQUENCES"));
    }
}
