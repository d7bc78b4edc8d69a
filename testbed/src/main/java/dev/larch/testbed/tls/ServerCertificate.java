package dev.larch.testbed.tls;

import dev.larch.testbed.process.GuardedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A new key of a server with a certificate that nobody vouches for: who shall trust it is told so.
 *
 * @param keyStore PKCS #12
 * @param pem the certificate alone
 */
public record ServerCertificate(Path keyStore, Path pem) {

    public static final String PASSWORD = "key-store-of-the-testbed";

    private static final Path BUILD =
            Path.of("..", "testbed", "target").toAbsolutePath().normalize();
    private static final Path TOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Makes one for these host names, in place of an earlier one with the first of them. */
    public static ServerCertificate of(String... names) {
        var made = new ServerCertificate(BUILD.resolve(names[0] + ".p12"), BUILD.resolve(names[0] + ".pem"));
        var alternatives = Arrays.stream(names).map(name -> "dns:" + name).collect(Collectors.joining(","));
        try {
            Files.deleteIfExists(made.keyStore);
            made.keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=testbed", "-ext", "san=" + alternatives);
            made.keytool("-exportcert", "-rfc", "-file", made.pem.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return made;
    }

    /** TLS as somebody speaks it who trusts this server and nobody else. */
    public SSLContext trusting() {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "server",
                    KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray())
                            .getCertificate("server"));
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void keytool(String... words) {
        var command = new ArrayList<>(List.of(TOOL.toString()));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("-alias", "server", "-keystore", keyStore.toString(), "-storepass", PASSWORD));
        GuardedProcess.start(command, Map.of(), BUILD.resolve("keytool.log")).succeedWithin(LIMIT);
    }
}
