package dev.larch.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP request over a socket of its own, from a loopback address of choice, behind whatever bytes come first.
 *
 * @param from the local address, such as 127.0.0.2
 * @param preamble a header of the PROXY protocol, or nothing
 */
record RawHttp(int port, String from, byte[] preamble, String headers) {

    static RawHttp to(int port) {
        return new RawHttp(port, "127.0.0.1", new byte[0], "");
    }

    RawHttp from(String address) {
        return new RawHttp(port, address, preamble, headers);
    }

    RawHttp behind(byte[] bytes) {
        return new RawHttp(port, from, bytes, headers);
    }

    RawHttp with(String name, String value) {
        return new RawHttp(port, from, preamble, headers + name + ": " + value + "\r\n");
    }

    /** The status; 0 when the connection is closed without an answer. */
    int get(String path) {
        return status(send("GET", path, ""));
    }

    /** The whole answer; empty when the connection is closed without one. */
    String send(String method, String path, String body) {
        var head =
                "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
                        .formatted(method, path, headers, body.length(), body);
        try (var socket = new Socket()) {
            socket.setSoTimeout(10_000);
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            var request = new ByteArrayOutputStream();
            request.write(preamble);
            request.write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(request.toByteArray());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(String answer) {
        return answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(9, 12));
    }
}
