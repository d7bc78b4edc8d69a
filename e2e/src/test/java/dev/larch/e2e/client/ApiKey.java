package dev.larch.e2e.client;

/** An API key as it is shown once. */
public record ApiKey(String id, String value) {

    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}
