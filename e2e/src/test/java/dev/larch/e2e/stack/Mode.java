package dev.larch.e2e.stack;

import java.util.List;

/** How the one-machine edition listens. */
public enum Mode {
    PLAIN(15080, List.of()),
    TLS(17080, List.of("--tls"));

    private final int port;
    private final List<String> options;

    Mode(int port, List<String> options) {
        this.port = port;
        this.options = options;
    }

    /** The front door's port in the shared instance of this mode. */
    public int port() {
        return port;
    }

    List<String> options() {
        return options;
    }
}
