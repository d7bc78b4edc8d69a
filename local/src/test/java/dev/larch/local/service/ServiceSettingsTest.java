package dev.larch.local.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.kernel.Sha256;
import dev.larch.local.home.Home;
import dev.larch.local.home.Ports;
import dev.larch.local.home.PropertiesFile;
import dev.larch.local.home.Secrets;
import dev.larch.local.tls.LocalCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each service is told. */
class ServiceSettingsTest {

    private Home home;
    private Secrets secrets;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        home = new Home(directory.resolve("home"));
        home.prepare();
        secrets = new Secrets(home.secrets(), Clock.systemUTC());
    }

    @Test
    void fitTogetherAcrossServices() {
        var settings = new ServiceSettings(new Surroundings(home, secrets, new Ports(7080), null));

        var iam = settings.of(Service.IAM);
        var index = settings.of(Service.INDEX);
        var audit = settings.of(Service.AUDIT);

        assertEquals("http://localhost:7070", index.get("larch.iam.url"));
        assertEquals("7070", iam.get("quarkus.http.port"));
        assertEquals("http://localhost:7072", iam.get("larch.audit.url"));
        assertEquals("7072", audit.get("quarkus.http.port"));
        assertEquals("7075", audit.get("quarkus.management.port"));
        assertEquals("http://localhost:7080", audit.get("larch.iam.issuer"));
        assertEquals("7081", index.get("larch.index.hosts.first-port"));
        assertEquals(
                Sha256.hex(index.get("larch.service.secret")), iam.get("larch.iam.service-secrets.\"index-service\""));
        assertEquals("larch_index", index.get("quarkus.datasource.username"));
        assertEquals("larch_index_ddl", index.get("quarkus.flyway.username"));
    }

    @Test
    void sayWhereCallsComeFrom() {
        var settings = new ServiceSettings(new Surroundings(home, secrets, new Ports(7080), null));

        for (Service service : Service.values()) {
            var told = settings.of(service);

            assertEquals("trusted-proxies", told.get("larch.network.source-address"));
            assertEquals("127.0.0.1", told.get("quarkus.http.proxy.trusted-proxies"));
        }
        assertEquals("direct", settings.of(Service.INDEX).get("larch.network.data-source-address"));
    }

    @Test
    void tellTheFirstStartOnlyToTheServiceThatMakesIt() {
        var settings = new ServiceSettings(new Surroundings(home, secrets, new Ports(7080), null));

        assertEquals(secrets.apiKey(), settings.of(Service.IAM).get("larch.iam.bootstrap.api-key"));
        assertFalse(settings.of(Service.INDEX).containsValue(secrets.apiKey()));
        assertFalse(settings.of(Service.AUDIT).containsValue(secrets.clientSecret()));
    }

    @Test
    void leaveNoPlainListenerOrConnectionWithTls() {
        var authority = new LocalCa(home, secrets, Clock.systemUTC());
        var settings = new ServiceSettings(new Surroundings(home, secrets, new Ports(7080), authority));

        for (Service service : Service.values()) {
            var told = settings.of(service);

            assertEquals("disabled", told.get("quarkus.http.insecure-requests"));
            assertFalse(told.containsKey("quarkus.http.port"));
            assertTrue(told.get("quarkus.datasource.jdbc.url").contains("sslmode=verify-full"));
            assertEquals("verify-full", told.get("quarkus.datasource.reactive.postgresql.ssl-mode"));
            assertTrue(
                    told.values().stream().noneMatch(value -> value.startsWith("http:")),
                    told.keySet().toString());
        }
    }

    @Test
    void giveWayToWhatWasSetByHand() throws IOException {
        Files.writeString(home.settings("iam-service.properties"), "larch.iam.session.idle=5m\n");
        var settings = new ServiceSettings(new Surroundings(home, secrets, new Ports(7080), null));

        assertEquals("5m", settings.of(Service.IAM).get("larch.iam.session.idle"));
        assertFalse(settings.of(Service.INDEX).containsKey("larch.iam.session.idle"));
    }

    @Test
    void areKeptFromOtherPeople() throws IOException {
        var settings = new ServiceSettings(new Surroundings(home, secrets, new Ports(7080), null));

        Path file = settings.write(Service.IAM);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(settings.of(Service.IAM), PropertiesFile.read(file));
    }
}
