package dev.larch.testbed.keycloak;

/** The clients of the realm {@code company}. */
public final class Clients {

    /** Larch, for the sign-in of people. Where it sends them back is told to the realm when it is known. */
    public static final String LARCH = "larch";

    public static final String LARCH_SECRET = "larch-at-the-company-0123456789";

    /** A service account, whose tokens are compared with Larch's own. */
    public static final String ROBOT = "robot";

    public static final String ROBOT_SECRET = "robot-at-the-company-0123456789";

    private Clients() {}
}
