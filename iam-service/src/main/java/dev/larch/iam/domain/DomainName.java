package dev.larch.iam.domain;

import dev.larch.kernel.ErrorCode;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a domain of e-mail addresses.
 *
 * @param value in ASCII and lower case
 */
public record DomainName(String value) {

    private static final int MAX_LENGTH = 253;
    private static final int MAX_EMAIL = 254;
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Reads a name, also one with letters beyond ASCII; empty for what is none. */
    public static Optional<DomainName> find(String text) {
        if (text.length() > MAX_LENGTH || text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        try {
            var ascii = IDN.toASCII(text.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return ascii.length() <= MAX_LENGTH && FORM.matcher(ascii).matches()
                    ? Optional.of(new DomainName(ascii))
                    : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Like {@link #find}; fails with INVALID_ARGUMENT. */
    public static DomainName parse(String field, String text) {
        return find(text)
                .orElseThrow(() -> ErrorCode.INVALID_ARGUMENT.because(
                        "%s: must be a domain such as example.com.".formatted(field)));
    }

    /** The domain of an e-mail address; empty for what is no address. */
    public static Optional<DomainName> ofEmail(String email) {
        int at = email.lastIndexOf('@');
        return at < 1 || email.length() > MAX_EMAIL || email.indexOf('@') != at
                ? Optional.empty()
                : find(email.substring(at + 1));
    }
}
