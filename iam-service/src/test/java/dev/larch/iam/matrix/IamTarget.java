package dev.larch.iam.matrix;

import dev.larch.iam.fixture.Database;
import dev.larch.iam.fixture.IndexServiceControl;
import dev.larch.iam.fixture.Person;
import dev.larch.iam.fixture.Tenant;
import dev.larch.platform.test.matrix.MatrixCaller;
import dev.larch.platform.test.matrix.MatrixPlace;
import dev.larch.platform.test.matrix.MatrixRow;
import dev.larch.platform.test.matrix.MatrixTarget;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** iam-service with two organizations, three projects, and one thing of every kind in each. */
final class IamTarget implements MatrixTarget, AutoCloseable {

    private static final MatrixCaller SESSION = new MatrixCaller(MatrixCaller.Kind.SESSION, null);

    private final Tenant tenant = Tenant.create();
    private final Tenant other = Tenant.create();
    private final Map<MatrixPlace, UUID> projects = Map.of(
            MatrixPlace.OWN, tenant.project("own"),
            MatrixPlace.SIBLING, tenant.project("sibling"),
            MatrixPlace.OTHER, other.project("other"),
            MatrixPlace.ABSENT, UUID.randomUUID());
    private final IamPeople people = new IamPeople(tenant, other, projects.get(MatrixPlace.OWN));
    private final Map<String, String> things = new ConcurrentHashMap<>();
    /** Whose session the call of this thread spends: what is his own belongs to nobody else. */
    private final ThreadLocal<Person> spender = new ThreadLocal<>();

    IamTarget() {
        // A project with indexes is not deleted: the call is let through and fails afterwards.
        projects.values().forEach(project -> IndexServiceControl.set(project, "full"));
        // A list that has a second page has a cursor.
        for (var kind : List.of("user", "session", "invite", "service-account", "group-role", "project-binding")) {
            make(kind, MatrixPlace.OTHER);
            make(kind, MatrixPlace.OTHER);
        }
    }

    @Override
    public Map<String, String> credential(MatrixCaller caller, boolean spent) {
        if (!caller.equals(SESSION) || !spent) {
            return people.credential(caller);
        }
        spender.set(Person.of(tenant, "OrgMember"));
        return IamPeople.cookie(spender.get());
    }

    @Override
    public String id(String kind, MatrixPlace place, boolean spent) {
        return switch (kind) {
            case "project" -> projects.get(place).toString();
            case "organization" -> organization(place);
            case "cursor" -> "Y3Vyc29y";
            case "unique" -> UUID.randomUUID().toString();
            case "resource-type" -> "User";
            case "schema" -> "urn:ietf:params:scim:schemas:core:2.0:User";
            case "workload-account" -> shared(kind, place);
            case "own-session" -> place == MatrixPlace.OWN ? ownSession(spent) : shared("session", place);
            default -> spent ? make(kind, place) : shared(kind, place);
        };
    }

    @Override
    public URI base(MatrixRow row, MatrixPlace place) {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    @Override
    public void close() {
        people.close();
    }

    private String organization(MatrixPlace place) {
        return switch (place) {
            case OWN, SIBLING -> tenant.organizationId().toString();
            case OTHER -> other.organizationId().toString();
            case ABSENT -> shared("resource", place);
        };
    }

    private String ownSession(boolean spent) {
        var cookie = (spent ? IamPeople.cookie(spender.get()) : people.credential(SESSION)).get("Cookie");
        return Database.column(
                        "SELECT id FROM web_session WHERE cookie_sha256 = encode(sha256(convert_to(?, 'UTF8')), 'hex')",
                        cookie.substring(cookie.indexOf('=') + 1))
                .getFirst();
    }

    private String shared(String kind, MatrixPlace place) {
        // Not computed in the map: making one thing may ask for another.
        var known = things.get(kind + place);
        if (known == null) {
            things.putIfAbsent(kind + place, make(kind, place));
            known = things.get(kind + place);
        }
        return known;
    }

    private String make(String kind, MatrixPlace place) {
        if (place == MatrixPlace.ABSENT) {
            return UUID.randomUUID().toString();
        }
        var maker = new IamThings(
                new Home((place == MatrixPlace.OTHER ? other : tenant).organizationId(), projects.get(place)));
        var made = kind.equals("workload-identity")
                ? maker.workloadIdentity(shared("workload-account", place))
                : maker.make(kind);
        return made.toString();
    }
}
