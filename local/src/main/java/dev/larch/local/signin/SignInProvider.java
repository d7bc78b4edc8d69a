package dev.larch.local.signin;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.larch.local.home.StartProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.jspecify.annotations.Nullable;

/** An OpenID Connect provider with a login form that takes any name and no password; it listens on loopback only. */
public final class SignInProvider {

    private static final String ISSUER = "larch";
    private static final boolean INTERACTIVE = true;

    private final int port;
    private final @Nullable SSLContext tls;
    private @Nullable HttpServer server;

    public SignInProvider(int port, @Nullable SSLContext tls) {
        this.port = port;
        this.tls = tls;
    }

    /** The issuer of its tokens; the discovery document stands below it. */
    public String issuer() {
        return origin() + "/" + ISSUER;
    }

    public synchronized void start() {
        try {
            HttpServer started = listener();
            started.createContext("/", new ProviderHandler(origin(), provider()));
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.start();
            server = started;
        } catch (IOException e) {
            throw new StartProblem("The sign-in provider cannot listen on port " + port, e);
        }
    }

    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    private String origin() {
        return "%s://localhost:%d".formatted(tls == null ? "http" : "https", port);
    }

    private HttpServer listener() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        if (tls == null) {
            return HttpServer.create(address, 0);
        }
        HttpsServer https = HttpsServer.create(address, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls)); // the JDK offers TLS 1.2 and 1.3 only
        return https;
    }

    private static OAuth2HttpRequestHandler provider() {
        // Without initial keys it makes its own; the ones in its library are known to everybody.
        var tokens = new OAuth2TokenProvider(new KeyProvider(List.of()));
        return new OAuth2HttpRequestHandler(new OAuth2Config(INTERACTIVE, null, null, false, tokens, Set.of()));
    }
}
