package dev.larch.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTest {

    private final UUID organization = UUID.randomUUID();
    private final UUID project = UUID.randomUUID();
    private final UUID otherProject = UUID.randomUUID();
    private final Resource here = Resource.project(organization, project);

    @Test
    void allowsByTheBindingThatGrants() {
        var binding = Binding.of(Role.DATA_PLANE_VIEWER, ResourceType.PROJECT, project);

        assertEquals(new AccessDecision.Allowed(binding), decide(Permission.RECORD_QUERY, here, binding));
    }

    @Test
    void letsAnOrganizationOwnerIntoEveryProjectOfHisOrganizationOnly() {
        var owner = Binding.of(Role.ORG_OWNER, ResourceType.ORGANIZATION, organization);
        var elsewhere = Resource.project(UUID.randomUUID(), project);

        assertInstanceOf(AccessDecision.Allowed.class, decide(Permission.INDEX_DELETE, here, owner));
        assertInstanceOf(AccessDecision.Hidden.class, decide(Permission.INDEX_DELETE, elsewhere, owner));
    }

    @Test
    void refusesWhoCouldDoThisNowhereWhateverHeNames() {
        var viewer = Binding.of(Role.DATA_PLANE_VIEWER, ResourceType.PROJECT, project);
        var foreign = Resource.project(UUID.randomUUID(), UUID.randomUUID());

        assertInstanceOf(AccessDecision.Forbidden.class, decide(Permission.RECORD_UPSERT, here, viewer));
        assertInstanceOf(AccessDecision.Forbidden.class, decide(Permission.RECORD_UPSERT, foreign, viewer));
    }

    @Test
    void hidesAProjectThatIsOutOfSight() {
        var editor = Binding.of(Role.PROJECT_EDITOR, ResourceType.PROJECT, project);

        assertInstanceOf(
                AccessDecision.Hidden.class,
                decide(Permission.INDEX_CREATE, Resource.project(organization, otherProject), editor));
    }

    @Test
    void refusesInTheOpenWhatIsInSight() {
        var editorThere = Binding.of(Role.PROJECT_EDITOR, ResourceType.PROJECT, otherProject);
        var viewerHere = Binding.of(Role.PROJECT_VIEWER, ResourceType.PROJECT, project);

        assertInstanceOf(
                AccessDecision.Forbidden.class, decide(Permission.INDEX_CREATE, here, editorThere, viewerHere));
    }

    @Test
    void letsAMemberOfTheOrganizationSeeNoProjectByThat() {
        var member = Binding.of(Role.ORG_MEMBER, ResourceType.ORGANIZATION, organization);
        var editorThere = Binding.of(Role.PROJECT_EDITOR, ResourceType.PROJECT, otherProject);

        assertInstanceOf(AccessDecision.Hidden.class, decide(Permission.INDEX_READ, here, member, editorThere));
    }

    @Test
    void showsTheOrganizationToItsMembersForWhateverIsAsked() {
        var member = Binding.of(Role.ORG_MEMBER, ResourceType.ORGANIZATION, organization);
        var ownerThere = Binding.of(Role.PROJECT_OWNER, ResourceType.PROJECT, otherProject);
        var whole = Resource.organization(organization);

        assertInstanceOf(
                AccessDecision.Forbidden.class, decide(Permission.ROLE_BINDING_CREATE, whole, member, ownerThere));
        assertInstanceOf(AccessDecision.Hidden.class, decide(Permission.ROLE_BINDING_CREATE, here, member, ownerThere));
    }

    @Test
    void givesServicesNothingInAnOrganization() {
        var service = Binding.of(Role.SERVICE, ResourceType.INSTALLATION, null);

        assertInstanceOf(
                AccessDecision.Allowed.class, decide(Permission.EVENT_INGEST, Resource.installation(), service));
        assertInstanceOf(AccessDecision.Forbidden.class, decide(Permission.RECORD_QUERY, here, service));
    }

    @Test
    void failsForTheHiddenExactlyAsForTheAbsent() {
        var absent = Absent.project(project.toString());
        var editorThere = principal(Binding.of(Role.PROJECT_EDITOR, ResourceType.PROJECT, otherProject));

        var failure = assertThrows(
                ApiException.class, () -> Access.require(editorThere, Permission.INDEX_READ, here, absent));

        assertSame(absent, failure);
    }

    @Test
    void namesTheMissingPermission() {
        var nobody = principal();

        var failure = assertThrows(
                ApiException.class, () -> Access.require(nobody, Permission.INDEX_READ, here, Absent.path()));

        assertEquals(ErrorCode.PERMISSION_DENIED, failure.code());
        assertEquals("This credential does not have the permission index:read here.", failure.publicMessage());
    }

    private AccessDecision decide(Permission permission, Resource resource, Binding... bindings) {
        return Access.decide(principal(bindings), permission, resource);
    }

    private Principal principal(Binding... bindings) {
        return new Principal(
                PrincipalType.USER,
                UUID.randomUUID().toString(),
                "ada@example.com",
                null,
                new OrganizationRef(organization, "Example"),
                null,
                "session",
                List.of(bindings),
                null);
    }
}
