package dev.larch.platform.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A list of ranges of addresses, host names, and suffixes that begin with a dot.
 *
 * @param names in lower case
 */
record HostList(List<AddressRange> ranges, List<String> names) {

    HostList {
        ranges = List.copyOf(ranges);
        names = List.copyOf(names);
    }

    /** Fails with IllegalArgumentException that quotes the entry which is neither. */
    static HostList parse(List<String> entries) {
        var texts = entries.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .toList();
        texts.stream().filter(text -> !isEntry(text)).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException("'%s' is neither a range of addresses nor a host name".formatted(wrong));
        });
        return new HostList(
                texts.stream().map(AddressRange::find).flatMap(Optional::stream).toList(),
                texts.stream().filter(text -> AddressRange.find(text).isEmpty()).toList());
    }

    boolean containsName(String host) {
        return names.stream().anyMatch(name -> name.startsWith(".") ? host.endsWith(name) : host.equals(name));
    }

    boolean containsAddress(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean isEntry(String text) {
        return AddressRange.find(text).isPresent()
                || OutboundPolicy.isHostName(text.startsWith(".") ? text.substring(1) : text);
    }
}
