package dev.larch.e2e.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The first message of a TLS connection by hand: for versions that the JDK refuses to offer. */
public final class ClientHello {

    /** What a server says to it. */
    public enum Answer {
        SERVER_HELLO,
        REFUSAL
    }

    /** TLS 1.1, which nothing should speak any more. */
    public static final int TLS_1_1 = 0x0302;

    public static final int TLS_1_2 = 0x0303;

    private static final int HANDSHAKE = 0x16;
    private static final int LIMIT_MILLIS = 5_000;
    // ECDHE with ECDSA and RSA certificates; AES-GCM for TLS 1.2, AES-CBC with SHA-1 for TLS 1.1
    private static final byte[] CIPHER_SUITES = HexFormat.of().parseHex("0008" + "c02b" + "c02f" + "c009" + "c013");
    // groups: x25519, P-256; uncompressed points; signatures: ECDSA and RSA with SHA-256, RSA-PSS, RSA with SHA-1
    private static final byte[] EXTENSIONS = HexFormat.of()
            .parseHex("0020" + "000a00060004001d0017" + "000b00020100" + "000d000c000a04030401080402010203");
    private static final int RANDOM_LENGTH = 32;

    private ClientHello() {}

    /** Offers one version to a port of this machine. */
    public static Answer offer(int version, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(message(version));
            return socket.getInputStream().read() == HANDSHAKE ? Answer.SERVER_HELLO : Answer.REFUSAL;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] message(int version) {
        var body = ByteBuffer.allocate(256);
        body.putShort((short) version).put(new byte[RANDOM_LENGTH]).put((byte) 0); // no session
        body.put(CIPHER_SUITES).put(new byte[] {1, 0}).put(EXTENSIONS); // no compression
        var length = body.position();
        return ByteBuffer.allocate(length + 9)
                .put((byte) HANDSHAKE)
                .putShort((short) 0x0301)
                .putShort((short) (length + 4))
                .putInt(0x01000000 | length) // type client_hello, length in three bytes
                .put(body.array(), 0, length)
                .array();
    }
}
