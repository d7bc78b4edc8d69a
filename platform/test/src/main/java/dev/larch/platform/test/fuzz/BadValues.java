package dev.larch.platform.test.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;

/** Values that nobody should send: the known traps, and as many random ones as one likes. */
public final class BadValues {

    private static final int LONG = 70_000;
    private static final int SHOWN = 80;

    /** Texts that stand where an id, a name, a number or a cursor is expected. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "0",
            "-1",
            "9223372036854775808",
            "1e400",
            "NaN",
            "..",
            "../../etc/passwd",
            "%00",
            "\u0000",
            "a\u0000b",
            "\r\nX-Injected: yes",
            "\uD800",
            "\uFFFE\u202E",
            "e\u0301".repeat(300),
            "'; DROP TABLE organization; --",
            "${jndi:ldap://127.0.0.1/a}",
            "<script>alert(1)</script>",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-fffffffffffg",
            "AAAAAAAAAAAAAAAAAAAAAA==",
            "9999-12-31T23:59:60Z",
            "-999999999-01-01T00:00:00Z",
            "[".repeat(500),
            "*",
            "x".repeat(5_000));

    /** JSON that stands where any other is expected; as written, since much of it no library would write. */
    private static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-0.0",
            "9223372036854775808",
            "123456789".repeat(200),
            "\"\"",
            "\" \"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"x\"",
            "\"-1\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"" + "x".repeat(LONG) + "\"",
            "[]",
            "[null]",
            "[[]]",
            "{}",
            "{\"\":null}",
            "{\"$and\":[]}",
            "[" + "1,".repeat(10_000) + "1]",
            "[".repeat(2_000) + "]".repeat(2_000),
            "{\"a\":".repeat(600) + "1" + "}".repeat(600),
            "{\"a\":1,\"a\":2}");

    /** Bodies that are no JSON, or not the kind that is expected. */
    private static final List<String> BODIES = List.of(
            "",
            " ",
            "{",
            "}",
            "[]",
            "null",
            "\"x\"",
            "0",
            "{}",
            "\u0000",
            "{\"a\":}",
            "{'a':1}",
            "a=b&c=d",
            "<a/>",
            "\uFEFF{}");

    private BadValues() {}

    /** The known traps for a text, and that many random ones. */
    public static List<String> texts(long seed, int random) {
        return with(TEXTS, random(randomTexts(), seed, random));
    }

    /** The known traps for a piece of JSON, and that many random ones. */
    static List<String> json(long seed, int random) {
        return with(JSON, random(randomJson(), seed, random));
    }

    static List<String> bodies() {
        return BODIES;
    }

    /** The value as a message can show it: not too long, and in ASCII. */
    public static String shown(String value) {
        var escaped = new StringBuilder();
        value.chars()
                .limit(SHOWN)
                .forEach(c -> escaped.append(c >= ' ' && c <= '~' ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return value.length() > SHOWN ? escaped + "... (" + value.length() + ")" : escaped.toString();
    }

    private static Arbitrary<String> randomTexts() {
        return Arbitraries.strings().all().ofMaxLength(60);
    }

    private static Arbitrary<String> randomJson() {
        var text = Arbitraries.strings().all().ofMaxLength(40).map(BadValues::quoted);
        var number = Arbitraries.bigDecimals().ofScale(3).map(Object::toString);
        var whole = Arbitraries.bigIntegers().map(Object::toString);
        var leaf = Arbitraries.oneOf(text, number, whole, Arbitraries.of("true", "false", "null"));
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(items -> "[" + String.join(",", items) + "]"),
                        inner.map(item -> "{\"a\":" + item + "}")),
                0,
                3);
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append("\\u%04x".formatted(c)));
        return json.append('"').toString();
    }

    /** So many values of a kind. */
    public static <T> List<T> random(Arbitrary<T> arbitrary, long seed, int count) {
        var values = new ArrayList<T>();
        JqwikSession.run(() -> {
            var generator = arbitrary.generator(100, true);
            var random = new Random(seed);
            for (int i = 0; i < count; i++) {
                values.add(generator.next(random).value());
            }
        });
        return values;
    }

    private static List<String> with(List<String> known, List<String> random) {
        var all = new ArrayList<>(known);
        all.addAll(random);
        return all;
    }
}
