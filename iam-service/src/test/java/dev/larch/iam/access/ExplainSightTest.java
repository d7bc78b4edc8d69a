package dev.larch.iam.access;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Bindings;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What explanations give away to who may ask about his own project only. */
@QuarkusTest
class ExplainSightTest {

    private final Tenant tenant = Tenant.create();

    @Test
    void tellsAProjectOwnerNotEvenThatThereAreRolesElsewhere() {
        var project = tenant.project("p");
        var owner = Tenant.as(tenant.account("ProjectOwner", project).token());
        var here = tenant.account("ProjectViewer", project);
        var both = tenant.account("ProjectViewer", project);
        var elsewhere = Bindings.onProject("service_account", both.id(), tenant.project("q"), "ProjectEditor");
        Bindings.create(tenant.asOwner(), elsewhere).statusCode(200);

        var ofHere = mayDelete(owner, here.id(), project).extract().asString();
        var ofBoth = mayDelete(owner, both.id(), project).extract().asString();

        assertEquals(ofHere, ofBoth);
        mayDelete(tenant.asOwner(), both.id(), project).body("reason", containsString("do not grant record:delete"));
    }

    private static ValidatableResponse mayDelete(RequestSpecification asker, UUID account, UUID project) {
        return asker.body(Map.of(
                        "principal_type",
                        "service_account",
                        "principal_id",
                        account,
                        "permission",
                        "record:delete",
                        "resource",
                        Map.of("project_id", project, "index", "docs")))
                .post("/admin/access/explain")
                .then()
                .statusCode(200);
    }
}
