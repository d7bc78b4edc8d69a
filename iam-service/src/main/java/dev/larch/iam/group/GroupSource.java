package dev.larch.iam.group;

import java.util.Locale;

/** Who says in which groups somebody is. Each is right about its own groups, and a person is in those of both. */
public enum GroupSource {
    /** The identity provider, at each sign-in. */
    SIGN_IN,
    /** The company's directory, by SCIM. */
    DIRECTORY;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
