package dev.larch.platform.resolution;

import java.util.List;

/**
 * The answer to one poll of the revocation log.
 *
 * @param nonce what the poll sent: proves that the answer is fresh
 * @param position the newest position that the entries reach
 */
public record RevocationPage(String nonce, long position, List<Revocation> entries) {

    public RevocationPage {
        entries = List.copyOf(entries);
    }
}
