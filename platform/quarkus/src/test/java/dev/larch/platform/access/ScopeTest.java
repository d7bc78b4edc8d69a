package dev.larch.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bindings that are limited to a part of a project. */
class ScopeTest {

    private final UUID organization = UUID.randomUUID();
    private final UUID project = UUID.randomUUID();

    /** Parts are written index/namespace; nothing after the slash is the default namespace. */
    @ParameterizedTest
    @CsvSource({
        // limit,  resource, whole,     within
        "docs,     '',       Forbidden, Allowed",
        "docs,     docs,     Allowed,   Allowed",
        "docs,     docs/a,   Allowed,   Allowed",
        "docs,     logs,     Hidden,    Hidden",
        "docs/a,   '',       Forbidden, Allowed",
        "docs/a,   docs,     Forbidden, Allowed",
        "docs/a,   docs/a,   Allowed,   Allowed",
        "docs/a,   docs/b,   Hidden,    Hidden",
        "docs/a,   docs/,    Hidden,    Hidden",
        "docs/,    docs/,    Allowed,   Allowed",
        "docs/,    docs/a,   Hidden,    Hidden",
        "docs/a,   logs/a,   Hidden,    Hidden",
    })
    void countsInItsPartOnly(String limit, String asked, String whole, String within) {
        var key = key(new Scope(index(limit), namespace(limit)));
        var resource = new Resource(organization, project, asked.isEmpty() ? null : index(asked), namespace(asked));

        assertEquals(whole, name(Access.decide(key, Permission.RECORD_QUERY, resource)));
        assertEquals(within, name(Access.decideWithin(key, Permission.RECORD_QUERY, resource)));
    }

    @Test
    void reachesNoOtherProject() {
        var elsewhere = Resource.index(organization, UUID.randomUUID(), "docs");
        var key = key(new Scope("docs", null));

        assertEquals("Hidden", name(Access.decideWithin(key, Permission.RECORD_QUERY, elsewhere)));
    }

    private static String index(String part) {
        return part.split("/", -1)[0];
    }

    private static String namespace(String part) {
        return part.contains("/") ? part.split("/", -1)[1] : null;
    }

    private static String name(AccessDecision decision) {
        return decision.getClass().getSimpleName();
    }

    private Principal key(Scope scope) {
        var binding = new Binding(UUID.randomUUID(), Role.DATA_PLANE_VIEWER, ResourceType.PROJECT, project, scope);
        return new Principal(
                PrincipalType.API_KEY,
                "key",
                "key",
                null,
                new OrganizationRef(organization, "Example"),
                project,
                "key",
                List.of(binding),
                null);
    }

    @Test
    void namesTheDefaultNamespaceOnTheWire() {
        assertEquals("__default__", new Scope("docs", "").wireNamespace());
        assertEquals("drafts", new Scope("docs", "drafts").wireNamespace());
        assertNull(new Scope("docs", null).wireNamespace());
    }
}
