package dev.larch.local.door;

import java.util.Locale;
import java.util.regex.Pattern;

/** The path of a request. It is routed as it was sent, so one that a service might read differently is refused. */
record RequestPath(String value) {

    // Encoded dot, slash, backslash, percent and control characters; plain ones; empty and dot segments.
    private static final Pattern AMBIGUOUS =
            Pattern.compile("%(2e|2f|5c|25|3b|[01][0-9a-f]|7f)|[;\\\\\\p{Cntrl}]|//|/\\.{1,2}(/|$)");

    boolean isAmbiguous() {
        return !value.startsWith("/")
                || AMBIGUOUS.matcher(value.toLowerCase(Locale.ROOT)).find();
    }
}
