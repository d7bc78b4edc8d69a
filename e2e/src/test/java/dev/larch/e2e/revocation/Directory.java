package dev.larch.e2e.revocation;

import dev.larch.e2e.client.Api;
import dev.larch.e2e.client.Tenant;

/** The company's directory, which says over SCIM who is there. */
record Directory(Api api) {

    /** Somebody whom the directory knows. */
    record User(String id, String email) {}

    static Directory of(Tenant tenant) {
        var token = tenant.admin()
                .api()
                .post("/admin/scim/tokens", "{\"name\": \"directory\"}")
                .expect(201)
                .json()
                .path("value")
                .asText();
        return new Directory(Api.withToken(tenant.environment().controller(), token));
    }

    User create(String email) {
        var user = api.post("/scim/v2/Users", "{\"userName\": \"%s\"}".formatted(email))
                .expect(201);
        return new User(user.json().path("id").asText(), email);
    }

    void deactivate(User user) {
        api.patch("/scim/v2/Users/" + user.id(), """
                {"Operations": [{"op": "replace", "path": "active", "value": false}]}""").expect(200);
    }
}
