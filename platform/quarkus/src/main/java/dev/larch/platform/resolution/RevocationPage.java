package dev.larch.platform.resolution;

import java.util.List;

/**
 * The answer to one poll of the revocation log.
 *
 * @param nonce what the poll sent: proves that the answer is fresh
 * @param position the newest position that the entries reach
 * @param incomplete whether entries after the position that was asked for are gone: everything known is to be forgotten
 */
public record RevocationPage(String nonce, long position, List<Revocation> entries, boolean incomplete) {

    public RevocationPage {
        entries = List.copyOf(entries);
    }
}
