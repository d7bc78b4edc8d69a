package dev.larch.platform.test.people;

import dev.larch.platform.access.Role;
import dev.larch.platform.credential.ApiKeyValue;
import dev.larch.platform.resolution.CredentialLimits;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestCredential;
import dev.larch.platform.test.TestProject;
import dev.larch.platform.test.matrix.MatrixCaller;
import dev.larch.platform.test.matrix.MatrixPlace;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody of every kind with every role, known to a {@link FakeIam}, and a project for every place. */
public final class FakePeople {

    private static final CredentialLimits OVER = new CredentialLimits(Instant.EPOCH, List.of());

    private final FakeIam iam;
    private final String service;
    private final Map<MatrixPlace, TestProject> projects = new EnumMap<>(MatrixPlace.class);
    private final Map<MatrixCaller, Map<String, String>> credentials = new ConcurrentHashMap<>();

    /** For the tests of that service. */
    public FakePeople(FakeIam iam, String service) {
        this.iam = iam;
        this.service = service;
        var own = iam.newProject();
        projects.put(MatrixPlace.OWN, own);
        projects.put(MatrixPlace.SIBLING, iam.newProject(own.organization()));
        projects.put(MatrixPlace.OTHER, iam.newProject());
        projects.put(
                MatrixPlace.ABSENT,
                new TestProject(own.organization(), UUID.fromString("0190b6a4-7c1e-7d32-9a55-3f1f6f1f0aff")));
    }

    /** The project of the place. */
    public TestProject project(MatrixPlace place) {
        return Objects.requireNonNull(projects.get(place));
    }

    /** The headers that show the caller's credential. */
    public Map<String, String> credential(MatrixCaller caller) {
        return credentials.computeIfAbsent(caller, this::make);
    }

    private Map<String, String> make(MatrixCaller caller) {
        var own = project(MatrixPlace.OWN);
        var owner = Role.ORG_OWNER;
        return switch (caller.kind()) {
            case ANONYMOUS -> Map.of();
            case MADE_UP_KEY -> key(ApiKeyValue.random().value());
            case EXPIRED_KEY -> key(iam.newKey(own, OVER, Role.PROJECT_EDITOR).secret());
            case REVOKED_KEY ->
                key(revoked(iam.newKey(own, Role.PROJECT_EDITOR)).secret());
            case EXPIRED_TOKEN -> bearer(expired(iam.newPerson(own, owner)));
            case REVOKED_TOKEN -> bearer(revoked(iam.newPerson(own, owner)).secret());
            case SERVICE_ELSEWHERE -> bearer(iam.serviceToken("iam-service", "backup-service"));
            case SCIM_TOKEN -> bearer("lscim_" + "0".repeat(43));
            case SESSION -> Map.of("Cookie", "larch_session=0123456789");
            case SERVICE -> bearer(iam.serviceToken("iam-service", service));
            case USER -> bearer(iam.newPerson(own, roles(caller)).secret());
            // What another service sees of a workload is the account that it stands for.
            case SERVICE_ACCOUNT, WORKLOAD ->
                bearer(iam.newServiceAccount(own, roles(caller)).secret());
            case API_KEY -> key(iam.newKey(own, roles(caller)).secret());
            case FOREIGN_OWNER ->
                bearer(iam.newPerson(project(MatrixPlace.OTHER), owner).secret());
        };
    }

    private TestCredential revoked(TestCredential credential) {
        iam.revoke(credential);
        return credential;
    }

    private String expired(TestCredential credential) {
        return iam.tokens().sign(FakeIam.claims(credential.principal()).expired());
    }

    private static Role[] roles(MatrixCaller caller) {
        return caller.roles().stream().map(Role::ofWireName).toArray(Role[]::new);
    }

    private static Map<String, String> key(String value) {
        return Map.of("Api-Key", value);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
