package dev.larch.e2e.client;

import dev.larch.e2e.stack.StackEnvironment;

/** The admin API, called as a service account. */
public final class Admin {

    private final Api api;

    private Admin(Api api) {
        this.api = api;
    }

    /** Exchanges the credentials of the installation's service account for a token. */
    public static Admin login(StackEnvironment environment) {
        return login(environment, environment.clientId(), environment.clientSecret());
    }

    /** The same for another service account. */
    public static Admin login(StackEnvironment environment, String clientId, String clientSecret) {
        var reply = Api.anonymous(environment.controller())
                .post("/oauth/token", """
                {"client_id": "%s", "client_secret": "%s",
                 "grant_type": "client_credentials", "audience": "https://api.pinecone.io/"}
                """.formatted(clientId, clientSecret))
                .expect(200);
        var token = reply.json().path("access_token").asText();
        return new Admin(Api.withToken(environment.controller(), token));
    }

    /** The API itself, for what has no method here. */
    public Api api() {
        return api;
    }

    public String createProject(String name) {
        return api.post("/admin/projects", "{\"name\": \"%s\"}".formatted(name))
                .expect(200)
                .json()
                .path("id")
                .asText();
    }

    public void deleteProject(String id) {
        api.delete("/admin/projects/" + id).expect(202);
    }

    public ApiKey createKey(String projectId, String name, String role) {
        var json = api.post(
                        "/admin/projects/" + projectId + "/api-keys",
                        "{\"name\": \"%s\", \"roles\": [\"%s\"]}".formatted(name, role))
                .expect(201)
                .json();
        return new ApiKey(
                json.path("key").path("id").asText(), json.path("value").asText());
    }

    public void deleteKey(String id) {
        api.delete("/admin/api-keys/" + id).expect(202);
    }

    public AuditLog auditLog() {
        return new AuditLog(api);
    }
}
