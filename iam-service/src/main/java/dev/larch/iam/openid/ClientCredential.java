package dev.larch.iam.openid;

/** How Larch is known to a provider. */
public record ClientCredential(String id, String secret) {

    @Override
    public String toString() {
        return "ClientCredential[" + id + ", ***]";
    }
}
