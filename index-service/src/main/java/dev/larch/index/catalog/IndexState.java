package dev.larch.index.catalog;

/** Where an index is in its life. */
public enum IndexState {
    READY("Ready"),
    /** It is going: its port is closed, its records and keys are being removed. */
    TERMINATING("Terminating");

    private final String wireName;

    IndexState(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
