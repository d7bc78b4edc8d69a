package dev.larch.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** One HTTP request, sent again and again over connections that stay open; as little of a client as there can be. */
record Exchange(URI address, byte[] request) {

    private static final int CONNECTIONS = 8;

    /** A POST of a form, with HTTP Basic. */
    static Exchange form(URI address, String basic, String body) {
        return post(address, "Basic " + basic, "application/x-www-form-urlencoded", body);
    }

    /** A POST of JSON, with a bearer token. */
    static Exchange json(URI address, String token, String body) {
        return post(address, "Bearer " + token, "application/json", body);
    }

    private static Exchange post(URI address, String authorization, String type, String body) {
        var head = """
                POST %s HTTP/1.1\r
                Host: %s\r
                Authorization: %s\r
                Content-Type: %s\r
                Accept: application/json\r
                Content-Length: %d\r
                \r
                """.formatted(address.getRawPath(), address.getAuthority(), authorization, type, body.length());
        return new Exchange(
                address, (head.replace("\r\n", "\n").replace("\n", "\r\n") + body).getBytes(StandardCharsets.UTF_8));
    }

    /** How many answers a second come back within that time; fails with IllegalStateException for any that is not 200. */
    double perSecond(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        var answers = new AtomicLong();
        List<Thread> threads = IntStream.range(0, CONNECTIONS)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> answers.addAndGet(repeatUntil(end))))
                .toList();
        threads.forEach(Exchange::join);
        return answers.get() * 1_000.0 / millis;
    }

    /** The body of one answer. */
    String once() {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request);
            return answer(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long repeatUntil(long end) {
        long answers = 0;
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 16_384);
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(request);
                answer(in);
                answers++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answers;
    }

    private static String answer(InputStream in) throws IOException {
        var status = line(in);
        int length = -1;
        boolean chunked = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var name = header.toLowerCase(Locale.ROOT);
            length = name.startsWith("content-length:")
                    ? Integer.parseInt(header.substring(15).strip())
                    : length;
            chunked |= name.startsWith("transfer-encoding:") && name.contains("chunked");
        }
        var body = chunked ? chunks(in) : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.contains(" 200")) {
            throw new IllegalStateException(status + " " + body);
        }
        return body;
    }

    private static String chunks(InputStream in) throws IOException {
        var body = new StringBuilder();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            line(in);
        }
        line(in);
        return body.toString();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Exchange[" + address + "]";
    }
}
