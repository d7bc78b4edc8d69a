package dev.larch.index.catalog;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.platform.identity.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * A call that may be repeated, as the header Idempotency-Key says: what is asked again by the same caller with the same key
 * and the same body, to the order of its fields, finds the index that the first call made, for as long as there is one. A key
 * is known by that index alone: it is not remembered otherwise.
 */
public final class Repeatable {

    /** What a structured header's string may hold, quoted or not. */
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,255}");

    private final byte[] digest;

    private Repeatable(byte[] digest) {
        this.digest = digest;
    }

    /** Fails with INVALID_ARGUMENT for a key that is too long or not of printable ASCII. */
    public static Repeatable of(String key, Principal caller, IndexRequest request, ObjectMapper json) {
        if (!KEY.matcher(key).matches()) {
            throw INVALID_ARGUMENT.because("Idempotency-Key: Must be 1 to 255 printable characters of ASCII.");
        }
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (var part :
                    new String[] {key, caller.type().wireName(), caller.id(), json.writeValueAsString(request)}) {
                sha256.update(part.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return new Repeatable(sha256.digest());
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] digest() {
        return digest.clone();
    }
}
