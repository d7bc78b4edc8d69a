package dev.larch.iam.invite;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.config.IamConfig;
import dev.larch.iam.fixture.Installation;
import dev.larch.iam.fixture.Invites;
import dev.larch.iam.fixture.Mailbox;
import dev.larch.iam.fixture.Tenant;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The mails of invites, through a real mail server. */
@QuarkusTest
class InviteMailTest {

    @Inject
    Pool pool;

    @Inject
    IamConfig iam;

    private final Tenant tenant = Tenant.create();
    private final String email = "bo-%s@acme.example".formatted(UUID.randomUUID());

    @Test
    void saysWhereToSignInAndBreaksNoHeader() {
        tenant.asOwner()
                .body("{\"name\":\"Acme\\r\\nBcc: eve@evil.example\"}")
                .patch("/admin/organizations/" + tenant.organizationId());

        var id = Invites.create(tenant, email, "OrgMember")
                .statusCode(201)
                .body("$", not(hasKey("link")))
                .extract()
                .<String>path("id");

        await().until(() -> "sent".equals(statusOf(id)));
        var mails = Mailbox.of(email);
        assertEquals(1, mails.size());
        assertTrue(
                mails.getFirst()
                        .startsWith("larch@acme.example%nInvitation to Acme Bcc: eve@evil.example%n".formatted()),
                mails::toString);
        assertTrue(mails.getFirst().contains(Installation.ISSUER + "/session/login"), mails::toString);
        assertTrue(Mailbox.of("eve@evil.example").isEmpty());
    }

    @Test
    void goesOutAgainWhenResent() {
        var id = Invites.id(tenant, email, "OrgMember");
        await().until(() -> "sent".equals(statusOf(id)));

        tenant.asOwner().post(Invites.path(id) + "/resend").then().statusCode(200);

        await().until(() -> Mailbox.of(email).size() == 2);
    }

    @Test
    void showsThatTheServerRefusedIt() {
        showsFailureOf(Uni.createFrom().failure(new IllegalStateException("550 no such user")), Duration.ofSeconds(30));
    }

    @Test
    void showsThatTheServerNeverAnswered() {
        showsFailureOf(Uni.createFrom().nothing(), Duration.ofMillis(1));
    }

    private void showsFailureOf(Uni<Void> answer, Duration timeout) {
        var id = Invites.id(tenant, email, "OrgMember");
        await().until(() -> "sent".equals(statusOf(id)));
        var config = new InviteMailerTest.Mailing(Optional.of("larch@acme.example"), timeout);
        var invite = new Invite(
                UUID.fromString(id),
                tenant.organizationId(),
                email,
                null,
                Instant.MAX,
                null,
                null,
                null,
                Instant.EPOCH);

        new InviteMailer(_ -> answer, config, iam, pool).send(invite, inviter());

        await().until(() -> "failed".equals(statusOf(id)));
    }

    private Principal inviter() {
        return new Principal(
                PrincipalType.SERVICE_ACCOUNT,
                UUID.randomUUID().toString(),
                "robot",
                null,
                new OrganizationRef(tenant.organizationId(), "Acme"),
                null,
                "credential",
                List.of(),
                null);
    }

    private String statusOf(String id) {
        return tenant.asOwner().get(Invites.path(id)).path("mail_status");
    }
}
