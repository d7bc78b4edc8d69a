package dev.larch.iam.grant;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.iam.fixture.Bindings;
import dev.larch.iam.fixture.Tenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of role bindings. */
@QuarkusTest
class RoleBindingListTest {

    private final Tenant tenant = Tenant.create();
    private final UUID account = tenant.account().id();

    @Test
    void showsWhatAgreesWithAllFilters() {
        var project = tenant.project("p");
        Bindings.create(owner(), Bindings.onProject("service_account", account, project, "ProjectViewer"));
        Bindings.create(owner(), Bindings.onProject("service_account", account, project, "ProjectEditor"));
        var ofAccount = "?principal_type=service_account&principal_id=" + account;

        list(ofAccount).body("data.role", containsInAnyOrder("ProjectViewer", "ProjectEditor"));
        list(ofAccount + "&role=ProjectEditor").body("data", hasSize(1));
        list("?resource_type=project&resource_id=" + project).body("data", hasSize(2));
        list("?resource_type=organization").body("data.role", equalTo(List.of("OrgOwner")));
        list("?principal_type=invite").body("data", empty(), "pagination", nullValue());
    }

    @Test
    void goesInPagesThatBelongToTheFilters() {
        var project = tenant.project("p");
        for (var role : List.of("ProjectViewer", "ProjectEditor", "ProjectMember")) {
            Bindings.create(owner(), Bindings.onProject("service_account", account, project, role));
        }
        String next = list("?resource_type=project&limit=2")
                .body("data", hasSize(2))
                .extract()
                .path("pagination.next");

        list("?resource_type=project&limit=2&paginationToken=" + next)
                .body("data", hasSize(1), "pagination", nullValue());
        owner().get("/admin/role-bindings?paginationToken=" + next).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "principal_type=x, principal_type: ",
        "principal_id=0190b6a4-7c1e-7d32-9a55-3f1f6f1f0a01, principal_id: ",
        "principal_type=user&principal_id=x, principal_id: ",
        "resource_type=x, resource_type: ",
        "resource_id=0190b6a4-7c1e-7d32-9a55-3f1f6f1f0a01, resource_id: ",
        "role=x, role: "
    })
    void namesTheFilterThatIsWrong(String query, String field) {
        owner().get("/admin/role-bindings?" + query).then().statusCode(400).body("error.message", startsWith(field));
    }

    @Test
    void showsExactlyWhatCanBeGot() {
        var project = tenant.project("p");
        var member = tenant.account("ProjectMember", project);
        Bindings.create(owner(), Bindings.onProject("service_account", account, tenant.project("q"), "ProjectViewer"));
        var scoped = Bindings.onProject("service_account", account, project, "ProjectViewer");
        scoped.put("index", "docs");
        Bindings.create(owner(), scoped);
        List<String> all = list("").extract().path("data.id");

        List<String> seen =
                Tenant.as(member.token()).get("/admin/role-bindings").path("data.id");

        assertEquals(
                all.stream()
                        .filter(id ->
                                Tenant.as(member.token()).get(Bindings.path(id)).statusCode() == 200)
                        .toList(),
                seen);
        assertEquals(2, seen.size());
    }

    @Test
    void showsHolderOfAPartNothingElse() {
        var project = tenant.project("p");
        var partMember = tenant.account();
        var part = Bindings.onProject("service_account", partMember.id(), project, "ProjectMember");
        part.put("index", "docs");
        part.put("namespace", "n");
        Bindings.create(owner(), part).statusCode(200);
        Bindings.create(owner(), Bindings.onProject("service_account", account, project, "ProjectViewer"));

        Tenant.as(partMember.token())
                .get("/admin/role-bindings")
                .then()
                .statusCode(200)
                .body("data.index", equalTo(List.of("docs")));
    }

    private RequestSpecification owner() {
        return tenant.asOwner();
    }

    private ValidatableResponse list(String query) {
        return owner().get("/admin/role-bindings" + query).then().statusCode(200);
    }
}
