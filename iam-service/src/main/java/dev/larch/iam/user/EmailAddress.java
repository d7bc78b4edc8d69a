package dev.larch.iam.user;

import dev.larch.kernel.ErrorCode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An e-mail address as forms of the web take it: ASCII, no quotes, no comments, at most 254 characters. Two that differ in
 * case only are the same.
 *
 * @param value in lower case
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    // Possessive, so that no text can make it try again and again.
    private static final Predicate<String> FORM = Pattern.compile(
                    "[a-z0-9.!#$%&'*+/=?^_`{|}~-]++@" + LABEL + "(?:\\." + LABEL + ")*+")
            .asMatchPredicate();

    /** What follows the {@code @}. */
    public String domain() {
        return domainOf(value);
    }

    /** The same for the text of an address. */
    public static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** Reads an address; fails with INVALID_ARGUMENT naming the field. */
    public static EmailAddress parse(String field, String text) {
        return find(text)
                .orElseThrow(() -> ErrorCode.INVALID_ARGUMENT.because(
                        "%s: must be an e-mail address of at most %d characters.".formatted(field, LONGEST)));
    }

    /** Reads an address; empty for what is none. */
    public static Optional<EmailAddress> find(String text) {
        var value = text.toLowerCase(Locale.ROOT);
        return value.length() <= LONGEST && isAscii(text) && FORM.test(value)
                ? Optional.of(new EmailAddress(value))
                : Optional.empty();
    }

    /** Looked at before the case is changed: some letters of other scripts become ASCII by it. */
    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }
}
