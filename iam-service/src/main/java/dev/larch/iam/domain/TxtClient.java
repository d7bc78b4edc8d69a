package dev.larch.iam.domain;

import dev.larch.kernel.ErrorCode;
import dev.larch.platform.web.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks the DNS for texts. Nothing is kept: whoever has just added a record wants it seen. */
@ApplicationScoped
class TxtClient {

    private final SsoConfig config;

    TxtClient(SsoConfig config) {
        this.config = config;
    }

    /** The texts at the name; none when there is no such record. Fails with UNAVAILABLE when no server answers. */
    Uni<List<String>> find(String name) {
        return Blocking.call(() -> lookUp(name));
    }

    private List<String> lookUp(String name) throws TextParseException, UnknownHostException {
        var lookup = new Lookup(name + ".", Type.TXT);
        lookup.setResolver(resolver());
        lookup.setCache(null);
        var records = lookup.run();
        return switch (lookup.getResult()) {
            case Lookup.SUCCESSFUL ->
                Arrays.stream(records).map(TxtClient::text).toList();
            case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
            default -> throw ErrorCode.UNAVAILABLE.because("The DNS did not answer. Try again.");
        };
    }

    private Resolver resolver() throws UnknownHostException {
        var resolver =
                config.dnsServer().isPresent() ? server(config.dnsServer().get()) : new ExtendedResolver();
        resolver.setTimeout(config.dnsTimeout());
        return resolver;
    }

    private static Resolver server(String address) throws UnknownHostException {
        int colon = address.lastIndexOf(':');
        if (colon < 0 || address.indexOf(':') != colon) {
            return new SimpleResolver(address);
        }
        var resolver = new SimpleResolver(address.substring(0, colon));
        resolver.setPort(Integer.parseInt(address.substring(colon + 1)));
        return resolver;
    }

    private static String text(Record record) {
        return record instanceof TXTRecord txt ? String.join("", txt.getStrings()) : "";
    }
}
