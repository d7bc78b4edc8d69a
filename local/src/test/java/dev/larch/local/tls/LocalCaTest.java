package dev.larch.local.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.local.fake.FreePorts;
import dev.larch.local.home.Home;
import dev.larch.local.home.Secrets;
import dev.larch.local.signin.SignInProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The authority of a home and its certificate, shown by a real listener. */
class LocalCaTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private static Home home;
    private static Secrets secrets;
    private static LocalCa authority;

    @BeforeAll
    static void make(@TempDir Path directory) {
        home = new Home(directory.resolve("home"));
        home.prepare();
        secrets = new Secrets(home.secrets(), CLOCK);
        authority = new LocalCa(home, secrets, CLOCK);
        authority.ensure();
    }

    @Test
    void servesTheNamesOfThisMachineAndNoOthers() throws Exception {
        var names = certificate().getSubjectAlternativeNames().stream()
                .map(name -> name.get(1).toString())
                .collect(Collectors.toSet());

        assertEquals(
                "[0:0:0:0:0:0:0:1, 127.0.0.1, localhost]",
                names.stream().sorted().toList().toString());
        certificate().verify(trusted().getPublicKey());
    }

    @Test
    void isTrustedByClientsThatKnowTheAuthorityAndNoOthers() throws Exception {
        var provider = new SignInProvider(FreePorts.find().signIn(), authority.context());
        provider.start();
        var request =
                HttpRequest.newBuilder(URI.create(provider.issuer() + "/jwks")).build();
        try (var trusting =
                        HttpClient.newBuilder().sslContext(authority.context()).build();
                var other = HttpClient.newBuilder()
                        .sslContext(SSLContext.getDefault())
                        .build()) {
            var answer = trusting.send(request, HttpResponse.BodyHandlers.ofString());

            assertEquals(200, answer.statusCode());
            assertThrows(IOException.class, () -> other.send(request, HttpResponse.BodyHandlers.ofString()));
        } finally {
            provider.stop();
        }
    }

    @Test
    void keepsTheCertificatesOverStarts() throws Exception {
        var before = certificate();

        authority.ensure();

        assertEquals(before, certificate());
    }

    @Test
    void renewsTheServersCertificateBeforeItsEndAndKeepsTheAuthority() throws Exception {
        var before = certificate();
        var trustedBefore = trusted();

        new LocalCa(home, secrets, Clock.offset(CLOCK, Duration.ofDays(340))).ensure();

        assertFalse(before.equals(certificate()));
        assertEquals(trustedBefore, trusted());
        certificate().verify(trusted().getPublicKey());
    }

    @Test
    void keepsTheKeysFromOtherPeople() throws IOException {
        try (var files = Files.list(home.tls(""))) {
            for (Path file : files.toList()) {
                String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                assertEquals("rw-------", permissions, file.toString());
            }
        }
        assertTrue(Files.readString(authority.serverKeyPem()).startsWith("-----BEGIN"));
    }

    private X509Certificate certificate() throws Exception {
        var store = KeyStore.getInstance(
                authority.serverStore().toFile(),
                authority.serverStorePassword().toCharArray());
        return (X509Certificate) store.getCertificate("server");
    }

    private X509Certificate trusted() throws Exception {
        var store = KeyStore.getInstance(authority.trustStore().toFile(), LocalCa.TRUST_STORE_PASSWORD.toCharArray());
        return (X509Certificate) store.getCertificate("authority");
    }
}
