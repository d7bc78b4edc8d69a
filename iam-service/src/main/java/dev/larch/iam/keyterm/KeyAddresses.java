package dev.larch.iam.keyterm;

import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.network.AddressRange;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses from which a key may be used. */
final class KeyAddresses {

    private static final int MOST = 20;

    private KeyAddresses() {}

    /** The ranges, each once; fails with INVALID_ARGUMENT naming the entry that is wrong. */
    static List<AddressRange> parse(List<@Nullable String> texts) {
        if (texts.size() > MOST) {
            throw ErrorCode.INVALID_ARGUMENT.because("allowed_cidrs: name at most %d ranges.".formatted(MOST));
        }
        var ranges = new LinkedHashSet<AddressRange>();
        for (int i = 0; i < texts.size(); i++) {
            ranges.add(parse(texts.get(i), i));
        }
        return List.copyOf(ranges);
    }

    private static AddressRange parse(@Nullable String text, int place) {
        if (text == null) {
            throw invalid(place);
        }
        return AddressRange.find(text).orElseThrow(() -> invalid(place));
    }

    private static ApiException invalid(int place) {
        return ErrorCode.INVALID_ARGUMENT.because(
                "allowed_cidrs[%d]: must be an address or a range, such as 192.0.2.0/24 or 2001:db8::/32."
                        .formatted(place));
    }
}
