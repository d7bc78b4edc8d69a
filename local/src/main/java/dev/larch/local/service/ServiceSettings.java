package dev.larch.local.service;

import dev.larch.kernel.Sha256;
import dev.larch.local.database.DatabaseRoles;
import dev.larch.local.home.Ports;
import dev.larch.local.home.PropertiesFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The configuration of each service, as the properties files that they read at start. */
public record ServiceSettings(Surroundings around) {

    static final String OWNER_EMAIL = "owner@example.com";

    /** Writes the file of a service and returns it. It holds secrets: only its owner may read it. */
    public Path write(Service service) {
        Path file = around.home().config(service.title() + ".properties");
        PropertiesFile.write(file, of(service));
        return file;
    }

    Map<String, String> of(Service service) {
        var settings = new TreeMap<String, String>();
        listeners(service, settings);
        database(service, settings);
        settings.put("larch.iam.url", around.url(Service.IAM));
        settings.put("larch.iam.issuer", around.frontDoorUrl());
        settings.put("larch.service.secret", serviceSecret(service));
        if (service != Service.AUDIT) {
            settings.put("larch.audit.url", around.url(Service.AUDIT));
        }
        if (around.authority() != null) {
            settings.putAll(new TlsSettings(around.authority()).of(service));
        }
        switch (service) {
            case IAM -> iam(settings);
            case INDEX -> index(settings);
            case AUDIT -> {}
        }
        settings.putAll(PropertiesFile.read(around.home().settings(service.title() + ".properties")));
        return settings;
    }

    private void listeners(Service service, Map<String, String> settings) {
        settings.put("quarkus.http.host", "127.0.0.1");
        String port = Integer.toString(service.port(around.ports()));
        settings.put(around.authority() == null ? "quarkus.http.port" : "quarkus.http.ssl-port", port);
        settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        settings.put("quarkus.http.proxy.enable-forwarded-host", "true");
        settings.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        // The front door writes the address of its own peer; before the data ports stands nobody.
        settings.put("larch.network.source-address", "trusted-proxies");
        settings.put("quarkus.management.host", "127.0.0.1");
        settings.put("quarkus.management.port", Integer.toString(service.managementPort(around.ports())));
    }

    private void database(Service service, Map<String, String> settings) {
        DatabaseRoles roles = service.database();
        settings.put("quarkus.datasource.username", roles.runtime());
        settings.put("quarkus.datasource.password", around.databasePassword(roles.runtime()));
        settings.put("quarkus.datasource.jdbc.url", around.database().jdbcUrl(roles.database()));
        settings.put(
                "quarkus.datasource.reactive.url",
                "postgresql://localhost:%d/%s".formatted(around.ports().database(), roles.database()));
        settings.put("quarkus.flyway.username", roles.owner());
        settings.put("quarkus.flyway.password", around.databasePassword(roles.owner()));
    }

    private void iam(Map<String, String> settings) {
        settings.put("larch.iam.index-url", around.url(Service.INDEX));
        settings.put("larch.iam.key-file", around.home().secretsKey().toString());
        for (Service caller : new Service[] {Service.INDEX, Service.AUDIT}) {
            settings.put(
                    "larch.iam.service-secrets.\"%s\"".formatted(caller.title()), Sha256.hex(serviceSecret(caller)));
        }
        settings.put("quarkus.oidc.auth-server-url", around.signInIssuer());
        settings.put("quarkus.oidc.client-id", "larch");
        settings.put("quarkus.oidc.credentials.secret", around.secrets().password("sign-in"));
        settings.put("larch.iam.bootstrap.organization-name", "Larch");
        settings.put("larch.iam.bootstrap.owner-email", OWNER_EMAIL);
        settings.put("larch.iam.bootstrap.project-name", "default");
        settings.put("larch.iam.bootstrap.project-id", around.secrets().projectId());
        settings.put("larch.iam.bootstrap.api-key", around.secrets().apiKey());
        settings.put("larch.iam.bootstrap.client-id", around.secrets().clientId());
        settings.put("larch.iam.bootstrap.client-secret", around.secrets().clientSecret());
    }

    private void index(Map<String, String> settings) {
        settings.put("larch.network.data-source-address", "direct");
        settings.put("larch.index.hosts.advertised-host", "localhost");
        settings.put("larch.index.hosts.bind-address", "127.0.0.1");
        settings.put(
                "larch.index.hosts.first-port", Integer.toString(around.ports().firstIndex()));
        settings.put("larch.index.hosts.port-count", Integer.toString(Ports.INDEX_PORT_COUNT));
        settings.put(
                "larch.index.installation-key-file",
                around.home().installationKey().toString());
    }

    private String serviceSecret(Service service) {
        return around.secrets().password(service.title());
    }
}
