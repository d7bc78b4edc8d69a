package dev.larch.local.fake;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Stands in for a service: reads its settings, listens on its ports, answers with its own settings file's name and pid. */
public final class FakeService {

    private FakeService() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(System.getProperty("quarkus.config.locations"));
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        boolean tls = settings.containsKey("quarkus.http.ssl-port");
        String answer = file.getFileName() + " " + ProcessHandle.current().pid();
        listen(settings, tls ? "quarkus.http.ssl-port" : "quarkus.http.port", answer);
        listen(settings, "quarkus.management.port", answer);
        System.out.println("started " + answer);
    }

    private static void listen(Properties settings, String portKey, String answer) throws Exception {
        var address = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), Integer.parseInt(settings.getProperty(portKey)));
        HttpServer server = server(settings, address);
        server.createContext("/", exchange -> {
            try (exchange;
                    InputStream body = exchange.getRequestBody()) {
                body.readAllBytes();
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    private static HttpServer server(Properties settings, InetSocketAddress address) throws Exception {
        if (!settings.containsKey("quarkus.http.ssl-port")) {
            return HttpServer.create(address, 0);
        }
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(settings)));
        return server;
    }

    private static SSLContext context(Properties settings) throws IOException, GeneralSecurityException {
        char[] password =
                settings.getProperty("quarkus.tls.key-store.p12.password").toCharArray();
        KeyStore store = KeyStore.getInstance(
                Path.of(settings.getProperty("quarkus.tls.key-store.p12.path")).toFile(), password);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
