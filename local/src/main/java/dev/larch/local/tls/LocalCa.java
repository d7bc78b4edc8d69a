package dev.larch.local.tls;

import dev.larch.local.home.Home;
import dev.larch.local.home.Secrets;
import dev.larch.local.home.StartProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificate authority of one home, for names and addresses of this machine only. */
public final class LocalCa {

    /** The password of the trust store. It holds nothing secret; the format wants one. */
    public static final String TRUST_STORE_PASSWORD = "changeit";

    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";
    private static final String AUTHORITY_DAYS = "3650";
    private static final String SERVER_DAYS = "365";
    private static final Duration RENEWAL = Duration.ofDays(30);

    private final Home home;
    private final String password;
    private final Clock clock;

    public LocalCa(Home home, Secrets secrets, Clock clock) {
        this.home = home;
        this.password = secrets.password("tls");
        this.clock = clock;
    }

    /** Makes the authority and the server's certificate when they are missing or near their end. */
    public void ensure() {
        try {
            boolean authorityIsNew = isDue(authorityStore(), AUTHORITY);
            if (authorityIsNew) {
                makeAuthority();
            }
            if (authorityIsNew || isDue(serverStore(), SERVER)) {
                makeServer();
            }
            export();
        } catch (IOException | GeneralSecurityException e) {
            throw new StartProblem("Cannot make the certificates in " + home.tls(""), e);
        }
    }

    /** The authority's certificate as PEM: what clients are to trust. */
    public Path authorityPem() {
        return home.tls("ca.pem");
    }

    public Path trustStore() {
        return home.tls("truststore.p12");
    }

    /** The key store of every listener. */
    public Path serverStore() {
        return home.tls("server.p12");
    }

    public String serverStorePassword() {
        return password;
    }

    public Path serverPem() {
        return home.tls("server.pem");
    }

    public Path serverKeyPem() {
        return home.tls("server.key");
    }

    /** Shows the server's certificate and trusts the authority. */
    public SSLContext context() {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStores.load(serverStore(), password), password.toCharArray());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(KeyStores.load(trustStore(), TRUST_STORE_PASSWORD));
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new StartProblem("Cannot use the certificates in " + home.tls(""), e);
        }
    }

    private Path authorityStore() {
        return home.tls("ca.p12");
    }

    private boolean isDue(Path store, String alias) throws IOException, GeneralSecurityException {
        if (!Files.exists(store)) {
            return true;
        }
        var certificate = (X509Certificate) KeyStores.load(store, password).getCertificate(alias);
        return certificate.getNotAfter().toInstant().isBefore(clock.instant().plus(RENEWAL));
    }

    private void makeAuthority() throws IOException, GeneralSecurityException {
        Files.deleteIfExists(authorityStore());
        new Keytool(authorityStore(), password)
                .generate(
                        AUTHORITY,
                        List.of(
                                "-dname", "CN=Larch local authority",
                                "-validity", AUTHORITY_DAYS,
                                "-ext", "bc:critical=ca:true,pathlen:0",
                                "-ext", "ku:critical=keyCertSign,cRLSign"));
        KeyStores.restrict(authorityStore());
        Certificate certificate = KeyStores.load(authorityStore(), password).getCertificate(AUTHORITY);
        Pem.writeCertificates(authorityPem(), certificate);
        KeyStore trusted = KeyStores.empty();
        trusted.setCertificateEntry(AUTHORITY, certificate);
        KeyStores.write(trusted, trustStore(), TRUST_STORE_PASSWORD);
    }

    private void makeServer() throws IOException, GeneralSecurityException {
        KeyStore authority = KeyStores.load(authorityStore(), password);
        authority.deleteEntry(SERVER); // left by a start that was cut off
        KeyStores.write(authority, authorityStore(), password);
        new Keytool(authorityStore(), password)
                .generate(
                        SERVER,
                        List.of(
                                "-signer", AUTHORITY,
                                "-dname", "CN=localhost",
                                "-validity", SERVER_DAYS,
                                "-ext", "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
                                "-ext", "ku:critical=digitalSignature",
                                "-ext", "eku=serverAuth"));
        KeyStores.move(SERVER, authorityStore(), serverStore(), password);
    }

    private void export() throws IOException, GeneralSecurityException {
        KeyStore server = KeyStores.load(serverStore(), password);
        Pem.writeCertificates(serverPem(), server.getCertificateChain(SERVER));
        Pem.writeKey(serverKeyPem(), server.getKey(SERVER, password.toCharArray()));
    }
}
