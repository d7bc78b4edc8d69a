package dev.larch.iam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.HeldTransaction;
import dev.larch.iam.fixture.Mailbox;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who hang up in the middle of what has several steps. */
@QuarkusTest
class HangUpTest {

    private final Tenant tenant = Tenant.create();
    private String token;

    @BeforeEach
    void getToken() {
        token = tenant.ownerToken();
    }

    @Test
    void deletesTheProjectNevertheless() throws SQLException, IOException {
        var project = tenant.project("p");

        try (var _ = HeldTransaction.of("SELECT 1 FROM project WHERE id = ? FOR UPDATE", project)) {
            callAndHangUp("DELETE /admin/projects/" + project, "");
        }

        await().until(() ->
                Database.column("SELECT id FROM project WHERE id = ?", project).isEmpty());
    }

    @Test
    void mailsTheInviteNevertheless() throws SQLException, IOException {
        var email = "bo-%s@acme.example".formatted(UUID.randomUUID());

        try (var _ = HeldTransaction.of(
                "SELECT 1 FROM organization WHERE id = ? FOR NO KEY UPDATE", tenant.organizationId())) {
            callAndHangUp("POST /admin/invites", """
                    {"email":"%s","role_bindings":[{"resource_type":"organization","role":"OrgMember"}]}""".formatted(email));
        }

        await().until(() -> !Mailbox.of(email).isEmpty());
    }

    /** Sends a request, waits until it waits for a lock, and closes the connection. */
    private void callAndHangUp(String methodAndPath, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream()
                    .write(
                            "%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                                    .formatted(methodAndPath, token, body.length(), body)
                                    .getBytes(UTF_8));
            HeldTransaction.awaitWaiting(1);
        }
        // By then the service has noticed: it reads this from the same network.
        tenant.asOwner().get("/admin/organizations").then().statusCode(200);
    }
}
