package dev.larch.testbed.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** The name server answers what it was told, and knows no other name. */
class TxtServerTest {

    private static final String NAME = "_larch-challenge.example.com";

    @Test
    void answersWhatWasPublishedAndNothingElse() throws Exception {
        try (var server = TxtServer.start(0)) {
            server.publish(NAME, "one", "two words");

            var answer = ask(server, NAME.toUpperCase(Locale.ROOT), Type.TXT);
            var other = ask(server, NAME, Type.A);
            var unknown = ask(server, "example.org", Type.TXT);
            server.publish(NAME);
            var gone = ask(server, NAME, Type.TXT);

            assertEquals(
                    List.of("\"one\"", "\"two words\""),
                    answer.getSection(Section.ANSWER).stream()
                            .map(Record::rdataToString)
                            .toList());
            assertEquals(List.of(), other.getSection(Section.ANSWER));
            assertEquals(Rcode.NXDOMAIN, unknown.getRcode());
            assertEquals(Rcode.NXDOMAIN, gone.getRcode());
        }
    }

    private static Message ask(TxtServer server, String name, int type) throws Exception {
        var resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(Integer.parseInt(server.address().split(":")[1]));
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN)));
    }
}
