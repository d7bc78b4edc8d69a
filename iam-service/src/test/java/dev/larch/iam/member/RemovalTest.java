package dev.larch.iam.member;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Browser;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.HeldTransaction;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import dev.larch.kernel.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A member who signs in while he is being removed. */
@QuarkusTest
class RemovalTest {

    private final Tenant tenant = Tenant.create();
    private final String subject = UUID.randomUUID().toString();
    private final String email = "bo-%s@acme.example".formatted(subject);
    private final UUID user = tenant.expect(email, "OrgMember");
    private final Browser browser = new Browser();
    private String address;
    private String token;

    @BeforeEach
    void begin() {
        address =
                browser.comeBack("{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true}".formatted(subject, email));
        token = tenant.ownerToken();
    }

    @Test
    void leavesNoSessionOfASignInInTheMiddle() throws SQLException {
        var past = OffsetDateTime.now().minusHours(1);
        var over = tenant.session(tenant.member("other-" + email, "OrgMember"), past, past);
        CompletableFuture<Integer> signIn;
        CompletableFuture<Integer> removal;

        // The sign-in waits where it clears away a session that is over, just before it opens its own.
        try (var _ =
                HeldTransaction.of("SELECT 1 FROM web_session WHERE cookie_sha256 = ? FOR UPDATE", Sha256.hex(over))) {
            signIn = Race.start(this::signIn);
            HeldTransaction.awaitWaiting(1);
            removal = Race.start(this::remove);
            await().until(() -> removal.isDone() || HeldTransaction.waiting() >= 2);
        }

        assertEquals(List.of(303, 202), List.of(signIn.join(), removal.join()));
        assertEquals(List.of(), sessions());
    }

    @RepeatedTest(5)
    void leavesNoSessionOfASignInAtTheSameTime() {
        var first = new ConcurrentLinkedQueue<>(List.of(true, false));

        Race.of(2, () -> first.remove() ? remove() : signIn());

        assertEquals(List.of(), sessions());
    }

    private int signIn() {
        return browser.get(address).statusCode();
    }

    private int remove() {
        return Tenant.as(token).delete("/admin/users/" + user).statusCode();
    }

    private List<String> sessions() {
        return Database.column("SELECT id FROM web_session WHERE user_id = ?", user);
    }
}
