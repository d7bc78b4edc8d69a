package dev.larch.e2e.client;

import dev.larch.e2e.stack.StackEnvironment;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** TLS as a client meets it that trusts the stack's own authority and nobody else. */
public record Tls(SSLContext context) {

    public static Tls trusting(StackEnvironment environment) {
        try (var file = new FileInputStream(environment.get("LARCH_TRUSTSTORE"))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, environment.get("LARCH_TRUSTSTORE_PASSWORD").toCharArray());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return new Tls(context);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    public HttpClient client() {
        return HttpClient.newBuilder().sslContext(context).build();
    }

    /** Offers one version to a port of this machine, checks the certificate, and tells the version agreed on. */
    public String handshake(int port, String version) {
        try (var socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
            var parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {version});
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket.getSession().getProtocol();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
