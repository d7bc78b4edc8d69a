package dev.larch.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host name; a test brings its own. */
interface Resolver {

    /** All of them; fails with UnknownHostException when there are none. */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** As the machine does it. */
    static Resolver ofMachine() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
