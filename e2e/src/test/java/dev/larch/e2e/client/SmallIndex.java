package dev.larch.e2e.client;

/** An index that a test made for itself. */
public record SmallIndex(String name, String host, String address) {

    /** Its data plane over HTTP, with a key. */
    public Api as(ApiKey key) {
        return Api.withKey(address, key.value());
    }

    /** Its data plane over HTTP, without any credential. */
    public Api anonymously() {
        return Api.anonymous(address);
    }
}
