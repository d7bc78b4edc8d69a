package dev.larch.testbed.keycloak;

/** A realm as its clients see it: an issuer and the endpoints below it. */
public record Realm(String issuer) {

    public String authorizationEndpoint() {
        return issuer + "/protocol/openid-connect/auth";
    }

    public String tokenEndpoint() {
        return issuer + "/protocol/openid-connect/token";
    }

    public String introspectionEndpoint() {
        return tokenEndpoint() + "/introspect";
    }

    public String samlDescriptor() {
        return issuer + "/protocol/saml/descriptor";
    }
}
