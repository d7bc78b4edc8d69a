package dev.larch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.larch.e2e.stack.Mode;
import dev.larch.e2e.stack.Stack;
import dev.larch.e2e.stack.Stacks;
import dev.larch.e2e.stack.StacksExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one-machine edition keeps to itself: its secrets to their owner, its listeners to this machine. */
@ExtendWith(StacksExtension.class)
class HomeTest {

    private static final int LIMIT_MILLIS = 1_000;

    private final Stack stack;

    HomeTest(Stacks stacks) {
        stack = stacks.in(Mode.PLAIN);
    }

    @Test
    void letsOnlyItsOwnerReadTheCredentials() throws IOException {
        var permissions = Files.getPosixFilePermissions(stack.environment().file());

        assertEquals("rw-------", PosixFilePermissions.toString(permissions));
    }

    // Counted from the front door: the services, their management listeners, PostgreSQL, the sign-in provider, the
    // door.
    @ParameterizedTest
    @ValueSource(ints = {-10, -9, -8, -7, -6, -5, -2, -1, 0})
    void listensOnLoopbackOnly(int offset) throws IOException {
        var port = stack.port() + offset;

        connect(InetAddress.getLoopbackAddress(), port);
        for (var address : addressesOfThisMachine()) {
            assertThrows(IOException.class, () -> connect(address, port), () -> address + " answers");
        }
    }

    private static List<InetAddress> addressesOfThisMachine() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), LIMIT_MILLIS);
        }
    }
}
