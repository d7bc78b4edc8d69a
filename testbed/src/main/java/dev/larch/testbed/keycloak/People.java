package dev.larch.testbed.keycloak;

/** Who the realms know. All have the same password. */
public final class People {

    public static final String PASSWORD = "correct-horse-battery";

    /** Whom a new Larch on one machine expects as its owner. */
    public static final String OWNER = "owner@example.com";

    /** An ordinary person, in the groups {@code engineers} and {@code everybody}. */
    public static final String ADA = "ada@example.com";

    /** Another one, in no group. */
    public static final String GRACE = "grace@example.com";

    /** Somebody whose account is switched off. */
    public static final String DISABLED = "dora@example.com";

    /** Somebody who never confirmed his address. */
    public static final String UNVERIFIED = "una@example.com";

    /** Somebody with an address of another company. */
    public static final String FOREIGN = "foreign@other.example";

    private People() {}
}
