package dev.larch.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.e2e.client.Api;
import dev.larch.e2e.client.ClientHello;
import dev.larch.e2e.client.ClientHello.Answer;
import dev.larch.e2e.client.Tenant;
import dev.larch.e2e.client.Tls;
import dev.larch.e2e.stack.Mode;
import dev.larch.e2e.stack.StackEnvironment;
import dev.larch.e2e.stack.Stacks;
import dev.larch.e2e.stack.StacksExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over TLS every listener has a certificate of the local CA and speaks versions 1.2 and 1.3 only. */
@ExtendWith(StacksExtension.class)
class TlsTest {

    private final StackEnvironment environment;
    private final Tls tls;

    TlsTest(Stacks stacks) {
        environment = stacks.in(Mode.TLS).environment();
        tls = Tls.trusting(environment);
    }

    // Counted from the front door: the services, their management listeners, the sign-in provider, the front door.
    @ParameterizedTest
    @ValueSource(ints = {-10, -9, -8, -7, -6, -5, -1, 0})
    void speaksVersions12And13Only(int offset) {
        assertModern(Mode.TLS.port() + offset);
    }

    @Test
    void holdsForTheDataPortOfAnIndex() {
        var control =
                Api.withKey(environment.controller(), environment.apiKey()).over(tls.client());

        var created =
                control.post("/indexes", Tenant.indexRequest("tls")).expect(201).json();

        var host = created.path("host").asText();
        await().atMost(15, SECONDS)
                .until(() -> control.get("/indexes/tls").body().contains("\"Ready\""));
        assertModern(Integer.parseInt(host.replaceFirst(".*:", "")));
    }

    private void assertModern(int port) {
        assertEquals(Answer.REFUSAL, ClientHello.offer(ClientHello.TLS_1_1, port));
        assertEquals(Answer.SERVER_HELLO, ClientHello.offer(ClientHello.TLS_1_2, port));
        assertEquals("TLSv1.2", tls.handshake(port, "TLSv1.2"));
        assertEquals("TLSv1.3", tls.handshake(port, "TLSv1.3"));
    }
}
