package dev.larch.iam.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any header gives credentials or nothing, and never a failure. */
class BasicCredentialsTest {

    @Property
    boolean readsWhatAClientWrites(@ForAll("text") String id, @ForAll("text") String secret) {
        var pair = encode(id) + ":" + encode(secret);
        var header = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

        return BasicCredentials.parse(header).orElseThrow().equals(new ClientSecret(id, secret));
    }

    @Property
    void survivesAnyHeader(@ForAll String header) {
        var parsed = BasicCredentials.parse(header);

        assertTrue(parsed.isEmpty() || header.regionMatches(true, 0, "Basic ", 0, 6));
    }

    @Property
    void survivesAnyContent(@ForAll String content) {
        var header = "basic " + Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));

        var parsed = BasicCredentials.parse(header);

        parsed.ifPresent(client -> assertFalse(client.clientId().isEmpty()));
        assertEquals(content.indexOf(':') > 0 && isForm(content), parsed.isPresent());
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings().ofMinLength(1).excludeChars('\uD800').filter(BasicCredentialsTest::isEncodable);
    }

    private static boolean isEncodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isForm(String content) {
        try {
            java.net.URLDecoder.decode(content, StandardCharsets.UTF_8);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
