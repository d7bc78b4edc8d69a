package dev.larch.iam.domain;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.Dns;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Domains over HTTP, proved at a real name server. */
@QuarkusTest
class SsoDomainResourceTest {

    private final Company company = Company.create();
    private final Tenant tenant = company.tenant();

    @Nested
    class Create {

        @Test
        void saysWhichRecordProvesIt() {
            company.addDomain(company.domain().toUpperCase(Locale.ROOT))
                    .statusCode(201)
                    .body(
                            "name", equalTo(company.domain()),
                            "verified", equalTo(false),
                            "verified_at", nullValue(),
                            "connection_id", nullValue(),
                            "record_type", equalTo("TXT"),
                            "record_name", equalTo("_larch-challenge." + company.domain()),
                            "record_value", startsWith("larch-domain-verification="));
            assertEquals(List.of("create sso-domain " + company.domain()), Database.events(company.organizationId()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"com", "exa mple.com", "127.0.0.1", "a\\u0000.example"})
        void rejectsWhatIsNoDomain(String name) {
            tenant.asOwner()
                    .body("{\"name\":\"%s\"}".formatted(name))
                    .post("/admin/sso/domains")
                    .then()
                    .statusCode(400)
                    .body("error.message", containsString("name:"));
        }

        @Test
        void rejectsTheSameNameTwice() {
            company.addDomain(company.domain()).statusCode(201);

            company.addDomain(company.domain()).statusCode(409).body("error.code", equalTo("ALREADY_EXISTS"));
        }

        @Test
        void isForOwners() {
            Tenant.as(tenant.account("OrgManager").token())
                    .body(Map.of("name", company.domain()))
                    .post("/admin/sso/domains")
                    .then()
                    .statusCode(403)
                    .body("error.message", containsString("sso:manage"));
        }
    }

    @Nested
    class Verify {

        @Test
        void findsTheRecordAmongOthers() {
            var id = company.prove();

            listed().body("data", hasSize(1), "data[0].verified", equalTo(true), "data[0].verified_at", notNullValue());
            company.verify(id).statusCode(200);
            assertEquals(
                    List.of("create sso-domain " + company.domain(), "verify sso-domain " + company.domain()),
                    Database.events(company.organizationId()));
        }

        @Test
        void saysWhichRecordIsMissing() {
            var domain = company.addDomain(company.domain()).extract().jsonPath();
            Dns.publish(domain.getString("record_name"), "larch-domain-verification=of-somebody-else");

            company.verify(domain.getString("id"))
                    .statusCode(412)
                    .body("error.message", containsString(domain.getString("record_value")));
            listed().body("data[0].verified", equalTo(false));
        }

        @Test
        void givesADomainToTheFirstWhoProvesIt() {
            var rival = new Company(Tenant.create(), company.domain());
            company.prove();

            var domain =
                    rival.addDomain(rival.domain()).statusCode(201).extract().jsonPath();
            Dns.publish(domain.getString("record_name"), domain.getString("record_value"));

            rival.verify(domain.getString("id")).statusCode(409).body("error.code", equalTo("ALREADY_EXISTS"));
        }

        @Test
        void givesADomainToOneOfTwoWhoProveItAtOnce() {
            var rival = new Company(Tenant.create(), company.domain());
            var own = company.addDomain(company.domain()).extract().jsonPath();
            var other = rival.addDomain(company.domain()).extract().jsonPath();
            Dns.publish(own.getString("record_name"), own.getString("record_value"), other.getString("record_value"));
            var runners = new ConcurrentLinkedQueue<Runner>(List.of(
                    () -> company.verify(own.getString("id")).extract().statusCode(),
                    () -> rival.verify(other.getString("id")).extract().statusCode()));

            var statuses = Race.of(2, () -> runners.remove().run());

            assertEquals(List.of(200, 409), statuses);
        }
    }

    private interface Runner {
        int run();
    }

    @Nested
    class Delete {

        @Test
        void removesIt() {
            var id = company.prove();

            delete(tenant, id).statusCode(202);

            listed().body("data", hasSize(0));
            delete(tenant, id).statusCode(404);
        }

        @Test
        void answersAForeignOneLikeAnAbsentOne() {
            var id = company.prove();
            var absent = UUID.randomUUID().toString();
            var stranger = Tenant.create();

            for (var unknown : List.of(id, absent, "nonsense")) {
                delete(stranger, unknown)
                        .statusCode(404)
                        .body("error.message", equalTo("SSO domain %s not found.".formatted(unknown)));
            }
        }
    }

    private ValidatableResponse listed() {
        return tenant.asOwner().get("/admin/sso/domains").then().statusCode(200);
    }

    private static ValidatableResponse delete(Tenant tenant, String id) {
        return tenant.asOwner().delete("/admin/sso/domains/{id}", id).then();
    }
}
