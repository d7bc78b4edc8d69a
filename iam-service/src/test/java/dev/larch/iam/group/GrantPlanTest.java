package dev.larch.iam.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larch.iam.group.GrantPlan.Held;
import dev.larch.platform.access.ResourceType;
import dev.larch.platform.access.Role;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What changes when groups change. */
class GrantPlanTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final RoleGrant MEMBER = RoleGrant.membership(ORGANIZATION);
    private static final RoleGrant OWNER =
            new RoleGrant(Role.ORG_OWNER, ResourceType.ORGANIZATION, ORGANIZATION, null, null);
    private static final RoleGrant EDITOR =
            new RoleGrant(Role.PROJECT_EDITOR, ResourceType.PROJECT, UUID.randomUUID(), "docs", null);

    @Test
    void addsWhatIsMissing() {
        var plan = plan(Set.of(EDITOR), byHand(MEMBER));

        assertEquals(Set.of(EDITOR), plan.add());
        assertTrue(plan.remove().isEmpty());
        assertNull(plan.membership());
    }

    @Test
    void removesWhatGroupsGaveAndNothingElse() {
        var derived = byGroup(EDITOR);

        var plan = plan(Set.of(), byHand(MEMBER), derived, byHand(OWNER));

        assertEquals(List.of(derived), plan.remove());
        assertTrue(plan.add().isEmpty());
    }

    @Test
    void leavesWhatIsHeldByHandAsItIs() {
        assertTrue(plan(Set.of(EDITOR), byHand(MEMBER), byHand(EDITOR)).isEmpty());
    }

    @Test
    void changesNothingWhenAllIsThere() {
        assertTrue(plan(Set.of(EDITOR), byHand(MEMBER), byGroup(EDITOR)).isEmpty());
    }

    @Test
    void makesAMemberOfWhomGroupsGiveOnlyProjects() {
        var plan = plan(Set.of(EDITOR));

        assertEquals(MEMBER, plan.membership());
    }

    @Test
    void addsNobodyWhoseGroupsGiveNothing() {
        assertTrue(plan(Set.of()).isEmpty());
    }

    @Test
    void leavesAMembershipToWhomGroupsGiveNothingMore() {
        var derived = byGroup(OWNER);

        var plan = plan(Set.of(), derived);

        assertEquals(List.of(derived), plan.remove());
        assertEquals(MEMBER, plan.membership());
    }

    @Test
    void turnsTheLastMembershipIntoOneByHand() {
        var derived = byGroup(MEMBER);

        var plan = plan(Set.of(), derived);

        assertEquals(List.of(derived), plan.keep());
        assertTrue(plan.remove().isEmpty());
        assertNull(plan.membership());
    }

    @Test
    void keepsOwnershipWhenTold() {
        var plan = plan(Set.of(), byGroup(OWNER), byGroup(EDITOR));

        assertTrue(plan.takesOwnership());
        assertEquals(1, plan.withoutTakingOwnership().remove().size());
        assertNull(plan.withoutTakingOwnership().membership());
    }

    private static GrantPlan plan(Set<RoleGrant> wanted, Held... held) {
        return GrantPlan.of(ORGANIZATION, wanted, List.of(held));
    }

    private static Held byHand(RoleGrant grant) {
        return new Held(UUID.randomUUID(), grant, false);
    }

    private static Held byGroup(RoleGrant grant) {
        return new Held(UUID.randomUUID(), grant, true);
    }
}
