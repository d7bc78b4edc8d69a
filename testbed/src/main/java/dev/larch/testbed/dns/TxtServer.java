package dev.larch.testbed.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A name server on loopback (UDP) that knows the TXT records that it was told, and no other name. */
public final class TxtServer implements AutoCloseable {

    private static final int MAX_BYTES = 4096;
    private static final int TTL_SECONDS = 0;

    private final Map<String, List<String>> records = new ConcurrentHashMap<>();
    private final DatagramSocket socket;

    private TxtServer(DatagramSocket socket) {
        this.socket = socket;
    }

    /** Starts on this port; 0 takes a free one. */
    public static TxtServer start(int port) {
        try {
            var server =
                    new TxtServer(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            Thread.ofPlatform().daemon().name("txt-server").start(server::serve);
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where it listens, as {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** From now on the name has these texts; none takes the name away. */
    public void publish(String name, String... texts) {
        if (texts.length == 0) {
            records.remove(key(name));
        } else {
            records.put(key(name), List.of(texts));
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        var buffer = new byte[MAX_BYTES];
        while (!socket.isClosed()) {
            try {
                var question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                var asked = new Message(Arrays.copyOf(buffer, question.getLength()));
                send(answer(asked).toWire(), question.getSocketAddress());
            } catch (IOException _) {
                // Closed, or a datagram that is no question: the next one is waited for.
            }
        }
    }

    private void send(byte[] reply, SocketAddress to) throws IOException {
        socket.send(new DatagramPacket(reply, reply.length, to));
    }

    private Message answer(Message asked) throws IOException {
        var reply = new Message(asked.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.AA);
        var question = asked.getQuestion();
        if (question == null) {
            throw new IOException("no question");
        }
        reply.addRecord(question, Section.QUESTION);
        var texts = records.get(key(question.getName().toString()));
        if (texts == null) {
            reply.getHeader().setRcode(Rcode.NXDOMAIN);
        } else if (question.getType() == Type.TXT) {
            texts.forEach(text -> reply.addRecord(record(question.getName(), text), Section.ANSWER));
        }
        return reply;
    }

    private static TXTRecord record(Name name, String text) {
        return new TXTRecord(name, DClass.IN, TTL_SECONDS, text);
    }

    private static String key(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
