package dev.larch.e2e.company;

import com.fasterxml.jackson.databind.JsonNode;

/** A connection of the organization to a provider. */
public record Connection(String id, String callback, String logout) {

    /** What an owner asks for; domains are proved before. */
    record Wish(String name, String issuer, String clientId, String clientSecret, String domain) {

        String json() {
            return """
                    {"name": "%s", "issuer": "%s", "client_id": "%s", "client_secret": "%s", "domains": ["%s"],
                     "default_role": "OrgMember", "group_claim": "groups"}
                    """.formatted(name, issuer, clientId, clientSecret, domain);
        }

        @Override
        public String toString() {
            return "Wish[" + name + "]";
        }
    }

    static Connection of(JsonNode json) {
        return new Connection(
                json.path("id").asText(),
                json.path("redirect_uri").asText(),
                json.path("backchannel_logout_uri").asText());
    }
}
