package dev.larch.iam.invite;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Invites;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How many invitations go out within an hour. */
@QuarkusTest
class InviteLimitTest {

    private final Tenant tenant = Tenant.create();
    private final String email = "bo-%s@acme.example".formatted(UUID.randomUUID());

    @Test
    void stopsAtAHundredAnHourAlsoWhenManyAskAtOnce() throws SQLException {
        Database.execute("""
                INSERT INTO invite_dispatch (id, organization_id, sent_at)
                SELECT gen_random_uuid(), ?, now() FROM generate_series(1, 98)""", tenant.organizationId());
        var token = tenant.ownerToken();
        var number = new AtomicInteger();

        var statuses = Race.of(
                6,
                () -> Tenant.as(token)
                        .body(Invites.body(number.incrementAndGet() + email, "OrgMember"))
                        .post("/admin/invites")
                        .statusCode());

        assertEquals(List.of(201, 201, 429, 429, 429, 429), statuses);
        Invites.create(tenant, email, "OrgMember").statusCode(429).body("error.code", equalTo("RESOURCE_EXHAUSTED"));
        Database.execute(
                "UPDATE invite_dispatch SET sent_at = now() - interval '1 hour' WHERE organization_id = ?",
                tenant.organizationId());
        Invites.create(tenant, email, "OrgMember").statusCode(201);
    }

    @Test
    void countsAgainstTheHour() throws SQLException {
        var id = Invites.id(tenant, email, "OrgMember");
        Database.execute("""
                INSERT INTO invite_dispatch (id, organization_id, sent_at)
                SELECT gen_random_uuid(), ?, now() FROM generate_series(1, 99)""", tenant.organizationId());

        tenant.asOwner().post(Invites.path(id) + "/resend").then().statusCode(429);
    }
}
