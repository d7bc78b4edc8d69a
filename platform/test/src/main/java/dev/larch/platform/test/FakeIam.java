package dev.larch.platform.test;

import dev.larch.kernel.Ids;
import dev.larch.platform.access.Binding;
import dev.larch.platform.access.Role;
import dev.larch.platform.access.Scope;
import dev.larch.platform.credential.ApiKeyValue;
import dev.larch.platform.identity.OrganizationRef;
import dev.larch.platform.identity.Principal;
import dev.larch.platform.identity.PrincipalType;
import dev.larch.platform.resolution.CredentialLimits;
import dev.larch.platform.resolution.RevokedSubject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An iam-service for the tests of the other services: what a test registers here, the application under test resolves
 * over real HTTP. It decides nothing; roles and their permissions are the platform's own.
 */
public final class FakeIam implements AutoCloseable {

    private static final Clock CLOCK = Clock.systemUTC();

    private final FakeDirectory directory = new FakeDirectory();
    private final FakeRevocationLog revocations = new FakeRevocationLog();
    private final TestKeys keys = TestKeys.random();
    private final FakeIamServer server = new FakeIamServer(directory, revocations, keys);

    /** The base URL on loopback. */
    public String url() {
        return server.url();
    }

    /** What a service is configured with to use it. */
    public Map<String, String> configuration() {
        return Map.of("larch.iam.url", url(), "larch.iam.issuer", Tokens.ISSUER, "larch.service.secret", "secret");
    }

    /** A new organization. */
    public OrganizationRef newOrganization() {
        var id = Ids.next(CLOCK);
        return new OrganizationRef(id, "organization-" + id);
    }

    /** A new project in a new organization. */
    public TestProject newProject() {
        return newProject(newOrganization());
    }

    /** A new project. */
    public TestProject newProject(OrganizationRef organization) {
        var project = new TestProject(organization, Ids.next(CLOCK));
        directory.addProject(project);
        return project;
    }

    /** A new API key of the project. */
    public TestCredential newKey(TestProject project, Role... roles) {
        return newKey(project, bindings(project, roles));
    }

    /** A new API key whose roles are limited to a part of the project. */
    public TestCredential newKey(TestProject project, Scope scope, Role... roles) {
        return newKey(project, limited(project, scope, roles));
    }

    /** A new API key that may be used until some moment, or from some places. */
    public TestCredential newKey(TestProject project, CredentialLimits limits, Role... roles) {
        var key = newKey(project, roles);
        directory.limit(key.principal().credentialId(), limits);
        return key;
    }

    private TestCredential newKey(TestProject project, List<Binding> bindings) {
        var value = ApiKeyValue.random();
        var id = Ids.next(CLOCK).toString();
        var key = new Principal(
                PrincipalType.API_KEY, id, "key-" + id, null, project.organization(), project.id(), id, bindings, null);
        directory.addKey(value.value(), key);
        return new TestCredential(key, value.value());
    }

    /** When the application last reported a use of the key, or null when it did not. */
    public @Nullable Instant lastUseOf(TestCredential key) {
        return directory.lastUseOf(key.principal().id());
    }

    /** A new person with a token, whose project roles are limited to a part of the project. */
    public TestCredential newPerson(TestProject project, Scope scope, Role... roles) {
        return tokenHolder(PrincipalType.USER, project, limited(project, scope, roles));
    }

    /** A new person with a token; organization roles are bound to the project's organization. */
    public TestCredential newPerson(TestProject project, Role... roles) {
        return tokenHolder(PrincipalType.USER, project, bindings(project, roles));
    }

    /** A new service account with a token; organization roles are bound to the project's organization. */
    public TestCredential newServiceAccount(TestProject project, Role... roles) {
        return tokenHolder(PrincipalType.SERVICE_ACCOUNT, project, bindings(project, roles));
    }

    /** The token of one of Larch's own services for another one. */
    public String serviceToken(String name, String callee) {
        return tokens().sign(Tokens.Claims.ofService(name, callee));
    }

    /** A token by which a service acts at another one on the behalf of a person or an account. */
    public String onBehalfOf(TestCredential caller, String service, String callee) {
        return tokens().sign(claims(caller.principal()).actedOnBy(service, callee));
    }

    /** Signs whatever a test wants to show, also what iam-service would not issue. */
    public Tokens tokens() {
        return keys.tokens();
    }

    /** The claims of a good token of this principal. */
    public static Tokens.Claims claims(Principal principal) {
        return Tokens.Claims.of(
                principal.type(), principal.id(), principal.credentialId(), principal.organizationOrFail());
    }

    /** Forgets the credential and says so in the revocation log. */
    public void revoke(TestCredential credential) {
        var credentialId = credential.principal().credentialId();
        directory.removeCredential(credentialId);
        revocations.append(RevokedSubject.CREDENTIAL, credentialId);
    }

    /** Forgets the project and its keys and says so in the revocation log. */
    public void revoke(TestProject project) {
        directory.removeProject(project.id());
        revocations.append(RevokedSubject.PROJECT, project.id().toString());
    }

    /** From now on every request is answered with 503, until {@link #recover()}. */
    public void fail() {
        server.setFailing(true);
    }

    /** Answers again after {@link #fail()}. */
    public void recover() {
        server.setFailing(false);
    }

    @Override
    public void close() {
        server.close();
    }

    private TestCredential tokenHolder(PrincipalType type, TestProject project, List<Binding> bindings) {
        var id = Ids.next(CLOCK).toString();
        var session = Ids.next(CLOCK).toString();
        var name = id + "@example.com";
        var holder = new Principal(type, id, name, null, project.organization(), null, session, bindings, null);
        directory.addTokenHolder(holder);
        return new TestCredential(holder, tokens().sign(claims(holder)));
    }

    private static List<Binding> limited(TestProject project, Scope scope, Role... roles) {
        return Arrays.stream(roles)
                .map(role -> new Binding(null, role, role.level(), resourceId(role, project), scope))
                .toList();
    }

    private static List<Binding> bindings(TestProject project, Role... roles) {
        return Arrays.stream(roles)
                .map(role -> Binding.of(role, role.level(), resourceId(role, project)))
                .toList();
    }

    private static @Nullable UUID resourceId(Role role, TestProject project) {
        return switch (role.level()) {
            case INSTALLATION -> null;
            case ORGANIZATION -> project.organization().id();
            case PROJECT -> project.id();
        };
    }
}
