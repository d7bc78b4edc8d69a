package dev.larch.iam.hostile;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.CompanySignIn;
import dev.larch.iam.fixture.Database;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A company's provider cheats or fails: a page says so, an event says why, and nobody is signed in or becomes known. */
@QuarkusTest
class HostileProviderTest {

    private static final int LEAST_CASES = 60;

    private final Company company = Company.create();
    private final UUID organization = company.organizationId();
    private final String email = company.email("ann");
    private final CompanySignIn ann = CompanySignIn.begin();
    private final HostileProvider provider = new HostileProvider();

    @BeforeEach
    void connect() {
        company.prove();
        company.connect(provider.issuer(), Map.of("group_claim", "groups"));
        provider.person(Map.of("sub", "s-" + email, "email", email, "email_verified", true));
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void admitsWhoeverIsHonest() {
        ann.signIn(email).then().statusCode(303);

        assertTrue(ann.isSignedIn());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void refuses(HostileCase hostile) {
        hostile.attack().accept(provider);

        ann.signIn(email)
                .then()
                .statusCode(anyOf(is(401), is(403), is(503)))
                .contentType("text/html")
                .body(
                        containsString("id=\"notice\""),
                        containsString("(Reason: %s)".formatted(hostile.reason())),
                        not(containsString("s-" + email)));

        assertTrue(provider.requests().contains("/authorize"), "the sign-in ended before it came to the provider");
        assertFalse(ann.isSignedIn());
        assertEquals(List.of("login sso-connection " + hostile.reason()), refusals());
        assertEquals(List.of(), Database.column("SELECT id FROM app_user WHERE email = ?", email));
        assertEquals(
                List.of(), Database.column("SELECT subject FROM sso_identity WHERE organization_id = ?", organization));
        assertEquals(List.of(), Database.column("SELECT id FROM web_session WHERE organization_id = ?", organization));
        assertEquals(List.of(), leaks());
    }

    @Test
    void triesEnough() {
        assertTrue(cases().count() >= LEAST_CASES, () -> "only " + cases().count());
    }

    static Stream<HostileCase> cases() {
        return Stream.of(SignatureCases.all(), ClaimCases.all(), EmailCases.all(), EndpointCases.all())
                .flatMap(cases -> cases);
    }

    private List<String> refusals() {
        return Database.column("""
                SELECT concat_ws(' ', event->'event'->>'action', event->'event'->>'resource_type',
                    event->'event'->'parameters'->>'reason')
                FROM audit_outbox
                WHERE organization_id = ? AND event->'event'->'outcome'->>'result' = 'failure'
                ORDER BY position""", organization);
    }

    /** Events that hold a secret of the client, or a token. */
    private List<String> leaks() {
        return Database.column(
                "SELECT event_id FROM audit_outbox WHERE organization_id = ? AND event::text ~ 'provider-secret|eyJ'",
                organization);
    }
}
