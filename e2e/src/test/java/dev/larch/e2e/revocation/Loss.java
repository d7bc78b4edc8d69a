package dev.larch.e2e.revocation;

import dev.larch.e2e.client.Admin;
import dev.larch.e2e.client.Api;
import dev.larch.e2e.client.Person;
import dev.larch.e2e.client.Tenant;
import java.util.UUID;

/** The ways in which somebody loses what he may do. Each makes a holder who may look at the project's indexes. */
enum Loss {
    KEY_DELETED {
        @Override
        Holder holder(Tenant tenant, Directory directory) {
            var key = tenant.key("ProjectEditor");
            return new Holder(this, tenant.control(key), () -> tenant.admin().deleteKey(key.id()));
        }
    },
    ROLE_UNBOUND {
        @Override
        Holder holder(Tenant tenant, Directory directory) {
            var account = Account.in(tenant.admin());
            var binding = bind(tenant, "service_account", account.id());
            return new Holder(
                    this,
                    project(tenant, account.api(tenant)),
                    () -> tenant.admin()
                            .api()
                            .delete("/admin/role-bindings/" + binding)
                            .expect(202));
        }
    },
    SECRET_ROTATED {
        @Override
        Holder holder(Tenant tenant, Directory directory) {
            var account = Account.in(tenant.admin());
            bind(tenant, "service_account", account.id());
            return new Holder(
                    this,
                    project(tenant, account.api(tenant)),
                    () -> tenant.admin()
                            .api()
                            .post("/admin/service-accounts/" + account.id() + "/rotate-secret", "{}")
                            .expect(200));
        }
    },
    USER_DEACTIVATED {
        @Override
        Holder holder(Tenant tenant, Directory directory) {
            var user = directory.create(address());
            bind(tenant, "user", user.id());
            return new Holder(this, signedIn(tenant, user), () -> directory.deactivate(user));
        }
    },
    SESSION_ENDED {
        @Override
        Holder holder(Tenant tenant, Directory directory) {
            var user = directory.create(address());
            bind(tenant, "user", user.id());
            var control = signedIn(tenant, user);
            var admin = tenant.admin().api();
            var session = admin.get("/admin/sessions?user_id=" + user.id())
                    .expect(200)
                    .json()
                    .path("data")
                    .path(0)
                    .path("id")
                    .asText();
            return new Holder(
                    this,
                    control,
                    () -> admin.delete("/admin/sessions/" + session).expect(204));
        }
    };

    private static final String ROLE = "ProjectViewer";

    abstract Holder holder(Tenant tenant, Directory directory);

    /** A service account that stays a member of the organization when he loses the project. */
    private record Account(String id, String clientId, String clientSecret) {

        static Account in(Admin admin) {
            var json =
                    admin.api().post("/admin/service-accounts", """
                    {"name": "robot", "role_bindings": [{"resource_type": "organization", "role": "OrgMember"}]}
                    """).expect(201).json();
            return new Account(
                    json.path("service_account").path("id").asText(),
                    json.path("service_account").path("client_id").asText(),
                    json.path("client_secret").asText());
        }

        Api api(Tenant tenant) {
            return Admin.login(tenant.environment(), clientId, clientSecret).api();
        }

        @Override
        public String toString() {
            return "Account[" + id + "]";
        }
    }

    private static String bind(Tenant tenant, String type, String id) {
        return tenant.admin()
                .api()
                .post("/admin/role-bindings", """
                {"principal_type": "%s", "principal_id": "%s", "resource_type": "project", "resource_id": "%s", "role": "%s"}
                """.formatted(type, id, tenant.projectId(), ROLE))
                .expect(200)
                .json()
                .path("id")
                .asText();
    }

    private static Api project(Tenant tenant, Api api) {
        return api.with("X-Project-Id", tenant.projectId());
    }

    private static Api signedIn(Tenant tenant, Directory.User user) {
        var environment = tenant.environment();
        return project(tenant, Person.signIn(environment, user.email()).api(environment.controller()));
    }

    private static String address() {
        return "person-" + UUID.randomUUID() + "@example.com";
    }
}
