package dev.larch.iam.account;

/** An account and its new secret, at the one moment at which the secret is known. */
public record NewSecret(ServiceAccount account, String secret) {

    @Override
    public String toString() {
        return "NewSecret[account=" + account + ", secret=***]";
    }
}
