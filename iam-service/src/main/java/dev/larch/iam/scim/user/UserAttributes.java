package dev.larch.iam.scim.user;

import dev.larch.iam.scim.ScimException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the directory can set of a person.
 *
 * @param userName the e-mail address by which he signs in, in lower case
 */
record UserAttributes(
        String userName,
        @Nullable String externalId,
        @Nullable String displayName,
        @Nullable String givenName,
        @Nullable String familyName,
        boolean active) {

    private static final int LONGEST = 256;
    private static final Pattern EMAIL = Pattern.compile("(?=.{3,254}$)[^@\\s\\x00]+@[^@\\s\\x00]+");

    /** Nobody yet. */
    static final UserAttributes NONE = new UserAttributes("", null, null, null, null, true);

    UserAttributes {
        userName = userName.toLowerCase(Locale.ROOT);
    }

    UserAttributes withUserName(String value) {
        return new UserAttributes(value, externalId, displayName, givenName, familyName, active);
    }

    UserAttributes withExternalId(@Nullable String value) {
        return new UserAttributes(userName, value, displayName, givenName, familyName, active);
    }

    UserAttributes withDisplayName(@Nullable String value) {
        return new UserAttributes(userName, externalId, value, givenName, familyName, active);
    }

    UserAttributes withGivenName(@Nullable String value) {
        return new UserAttributes(userName, externalId, displayName, value, familyName, active);
    }

    UserAttributes withFamilyName(@Nullable String value) {
        return new UserAttributes(userName, externalId, displayName, givenName, value, active);
    }

    UserAttributes withActive(boolean value) {
        return new UserAttributes(userName, externalId, displayName, givenName, familyName, value);
    }

    /** The same; fails with invalidValue naming the attribute that is wrong. */
    UserAttributes checked() {
        if (!EMAIL.matcher(userName).matches()) {
            throw ScimException.invalidValue("userName must be the e-mail address by which the person signs in.");
        }
        requireShort("externalId", externalId);
        requireShort("displayName", displayName);
        requireShort("name.givenName", givenName);
        requireShort("name.familyName", familyName);
        return this;
    }

    private static void requireShort(String name, @Nullable String value) {
        if (value != null && value.length() > LONGEST) {
            throw ScimException.invalidValue("%s must not be longer than %d characters.".formatted(name, LONGEST));
        }
    }
}
