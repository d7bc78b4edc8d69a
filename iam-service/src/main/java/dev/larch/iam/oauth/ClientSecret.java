package dev.larch.iam.oauth;

/** The id and the secret by which a client proves itself. */
record ClientSecret(String clientId, String secret) {

    @Override
    public String toString() {
        return "ClientSecret[clientId=" + clientId + ", secret=***]";
    }
}
