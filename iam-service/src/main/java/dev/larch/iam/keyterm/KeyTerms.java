package dev.larch.iam.keyterm;

import dev.larch.iam.role.KeyGrants;
import dev.larch.platform.resolution.CredentialLimits;

/** What can be changed of a key. */
public record KeyTerms(String name, KeyGrants grants, CredentialLimits limits) {

    /** The terms of a key that is limited to nothing. */
    public static KeyTerms unlimited(String name, KeyGrants grants) {
        return new KeyTerms(name, grants, CredentialLimits.NONE);
    }
}
