package dev.larch.iam.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Browser;
import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.CompanySignIn;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.HeldTransaction;
import dev.larch.iam.fixture.Invites;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.hostile.ConnectedCompany;
import io.quarkus.test.junit.QuarkusTest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A way in that is closed leaves nobody inside, not even who was on the threshold. */
@QuarkusTest
class WayInTest {

    private static final String ORGANIZATION = "SELECT 1 FROM organization WHERE id = '%1$s' FOR UPDATE";
    private static final String ANN = "SELECT 1 FROM app_user WHERE email = '%2$s' FOR UPDATE";

    private static final String INVITE = "SELECT 1 FROM invite WHERE organization_id = '%1$s' FOR UPDATE";

    /** Whoever opens a session removes those that are over. */
    private static final String PAST =
            "SELECT 1 FROM web_session WHERE organization_id = '%1$s' AND ends_at < now() FOR UPDATE";

    private final ConnectedCompany connected = new ConnectedCompany();
    private final Company company = connected.company();
    private final String email = connected.ann();
    private final UUID subject = UUID.randomUUID();
    private String connection = "";
    private String domain = "";

    @BeforeEach
    void connect() {
        connected.connect();
        connection = connected.connection();
        domain = Database.column("SELECT id FROM sso_domain WHERE name = ?", company.domain())
                .getFirst();
    }

    @AfterEach
    void close() {
        connected.close();
    }

    @Test
    void endsTheSessionThatBeganWhileTheDomainWasDeleted() throws Exception {
        CompanySignIn.begin().signIn(email).then().statusCode(303);

        var statuses =
                oneAfterTheOther(ANN, () -> CompanySignIn.begin().signIn(email).statusCode(), this::deleteDomain);

        assertEquals(List.of(303, 202), statuses);
        assertEquals(List.of(), sessions());
    }

    @Test
    void endsTheSessionThatBeganOtherwiseWhileTheConnectionWasEnforced() throws Exception {
        company.tenant().expect(email, "OrgMember");
        breakGlass();
        var bo = company.tenant().expect("bo-%s@elsewhere.example".formatted(subject), "OrgMember");
        var past = OffsetDateTime.now(ZoneOffset.UTC).minusHours(1);
        company.tenant().session(bo, past, past);

        var statuses = oneAfterTheOther(PAST, () -> signInOtherwise(subject, email), this::enforce);

        assertEquals(List.of(303, 200), statuses);
        assertEquals(List.of(), sessions());
    }

    @Test
    void keepsTheDomainOfAConnectionThatIsBeingEnforced() throws Exception {
        breakGlass();

        assertEquals(List.of(200, 412), oneAfterTheOther(ORGANIZATION, this::enforce, this::deleteDomain));
    }

    /** Who accepts an invite holds the organization's lock, for which who enforces waits with the gate shut. */
    @Test
    void letsInWhoAcceptsAnInviteWhileTheConnectionIsBeingEnforced() throws Exception {
        Invites.id(company.tenant(), email, "OrgMember");
        breakGlass();

        var statuses = oneAfterTheOther(INVITE, () -> signInOtherwise(subject, email), this::enforce);

        assertEquals(List.of(303, 200), statuses);
        assertEquals(List.of(), sessions());
    }

    @Test
    void goesByTheAddressThatTheProviderToldLast() {
        var second = new Company(company.tenant(), "d%s.example".formatted(UUID.randomUUID()));
        second.prove();
        company.patch(connection, Map.of("domains", List.of(company.domain(), second.domain())))
                .statusCode(200);
        CompanySignIn.begin().signIn(email).then().statusCode(303);
        connected.person("s-ann", second.email("ann"), Map.of());
        CompanySignIn.begin().signIn(email).then().statusCode(303);

        company.patch(connection, Map.of("domains", List.of(second.domain()))).statusCode(200);

        assertEquals(List.of(second.domain()), sessions());
    }

    @Test
    void endsWhatBeganUnderAnotherAddressOfADomainThatIsEnforced() {
        var elsewhere = "ann-%s@elsewhere.example".formatted(UUID.randomUUID());
        company.tenant().expect(elsewhere, "OrgMember");
        signInOtherwise(subject, elsewhere);
        signInOtherwise(subject, email);
        breakGlass();

        enforce();

        assertEquals(List.of("elsewhere.example"), sessions());
    }

    /** Holds a row that the first needs at last, and starts the other when the first waits for it. */
    private List<Integer> oneAfterTheOther(String row, Supplier<Integer> first, Supplier<Integer> second)
            throws Exception {
        CompletableFuture<Integer> started;
        CompletableFuture<Integer> after;
        try (var _ = HeldTransaction.of(row.formatted(company.organizationId(), email))) {
            started = Race.start(first);
            HeldTransaction.awaitWaiting(1);
            after = Race.start(second);
            HeldTransaction.awaitWaiting(2);
        }
        return List.of(started.get(), after.get());
    }

    private static int signInOtherwise(UUID subject, String address) {
        return new Browser()
                .signIn("{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true}".formatted(subject, address))
                .statusCode();
    }

    private void breakGlass() {
        company.breakGlass(company.tenant().expect(company.email("owner"), "OrgOwner"))
                .statusCode(200);
    }

    private int enforce() {
        return company.patch(connection, Map.of("enforce", true)).extract().statusCode();
    }

    private int deleteDomain() {
        return company.tenant().asOwner().delete("/admin/sso/domains/" + domain).statusCode();
    }

    /** The domains by which the open sessions began. */
    private List<String> sessions() {
        return Database.column(
                "SELECT email_domain FROM web_session WHERE organization_id = ?", company.organizationId());
    }
}
