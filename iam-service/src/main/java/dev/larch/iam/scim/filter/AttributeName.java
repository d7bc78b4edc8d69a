package dev.larch.iam.scim.filter;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of an attribute, and perhaps of a part of it, as clients write it. */
public final class AttributeName {

    private static final Pattern SCHEMA = Pattern.compile("(?i)urn:ietf:params:scim:schemas:core:2\\.0:(user|group):");
    private static final Pattern NAME = Pattern.compile("\\$?[A-Za-z][\\w-]*(\\.\\$?[A-Za-z][\\w-]*)?");

    private AttributeName() {}

    /** The name in lower case without the core schema; with another schema in front it stays whole. Null for no name. */
    public static @Nullable String read(String text) {
        var matcher = SCHEMA.matcher(text);
        var name = matcher.lookingAt() ? text.substring(matcher.end()) : text;
        boolean foreign = name.toLowerCase(Locale.ROOT).startsWith("urn:");
        return foreign || NAME.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : null;
    }
}
