package dev.larch.iam.user;

import org.jspecify.annotations.Nullable;

/** Makes a name that a provider tells fit to be stored and shown. */
public final class PersonName {

    private static final int LONGEST = 512;

    private PersonName() {}

    /** The name without control characters, cut to 512 characters; null when nothing is left of it. */
    public static @Nullable String clean(@Nullable String told) {
        if (told == null) {
            return null;
        }
        var name = told.codePoints()
                .filter(character -> !Character.isISOControl(character) && !isHalf(character))
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return name.isEmpty() ? null : name;
    }

    /** One half of a pair without the other cannot be written as UTF-8. */
    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
