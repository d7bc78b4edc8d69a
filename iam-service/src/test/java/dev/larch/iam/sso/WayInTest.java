package dev.larch.iam.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Browser;
import dev.larch.iam.fixture.Company;
import dev.larch.iam.fixture.CompanySignIn;
import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.HeldTransaction;
import dev.larch.iam.fixture.Race;
import dev.larch.iam.hostile.ConnectedCompany;
import io.quarkus.test.junit.QuarkusTest;
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

    private final ConnectedCompany connected = new ConnectedCompany();
    private final Company company = connected.company();
    private final String email = connected.ann();
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
        var statuses =
                oneAfterTheOther(() -> CompanySignIn.begin().signIn(email).statusCode(), this::deleteDomain);

        assertEquals(List.of(303, 202), statuses);
        assertEquals(List.of(), sessions());
    }

    @Test
    void endsTheSessionThatBeganOtherwiseWhileTheConnectionWasEnforced() throws Exception {
        company.tenant().expect(email, "OrgMember");
        breakGlass();

        var statuses = oneAfterTheOther(
                () -> new Browser()
                        .signIn("{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true}"
                                .formatted(UUID.randomUUID(), email))
                        .statusCode(),
                this::enforce);

        assertEquals(List.of(303, 200), statuses);
        assertEquals(List.of(), sessions());
    }

    @Test
    void keepsTheDomainOfAConnectionThatIsBeingEnforced() throws Exception {
        breakGlass();

        assertEquals(List.of(200, 412), oneAfterTheOther(this::enforce, this::deleteDomain));
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
        var subject = UUID.randomUUID();
        company.tenant().expect(elsewhere, "OrgMember");
        signInOtherwise(subject, elsewhere);
        signInOtherwise(subject, email);
        breakGlass();

        enforce();

        assertEquals(List.of("elsewhere.example"), sessions());
    }

    /** Holds the first before it writes its session, and starts the other when the first waits. */
    private List<Integer> oneAfterTheOther(Supplier<Integer> first, Supplier<Integer> second) throws Exception {
        CompletableFuture<Integer> started;
        CompletableFuture<Integer> after;
        try (var _ =
                HeldTransaction.of("SELECT 1 FROM organization WHERE id = ? FOR UPDATE", company.organizationId())) {
            started = Race.start(first);
            HeldTransaction.awaitWaiting(1);
            after = Race.start(second);
            HeldTransaction.awaitWaiting(2);
        }
        return List.of(started.get(), after.get());
    }

    private static void signInOtherwise(UUID subject, String address) {
        new Browser()
                .signIn("{\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true}".formatted(subject, address))
                .then()
                .statusCode(303);
    }

    private void breakGlass() {
        var owner = company.tenant().expect(company.email("owner"), "OrgOwner");
        company.tenant()
                .asOwner()
                .body(Map.of("break_glass_user_id", owner))
                .put("/admin/sso/settings")
                .then()
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
