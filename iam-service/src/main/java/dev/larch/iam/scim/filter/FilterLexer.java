package dev.larch.iam.scim.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.iam.scim.ScimException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a filter into tokens. */
final class FilterLexer {

    /** A piece of a filter. */
    sealed interface Token {

        /** An attribute, an operator, or one of the words true, false, null. */
        record Word(String text) implements Token {}

        /** A text or a number. */
        record Literal(Object value) implements Token {}

        /** A bracket. */
        record Mark(char sign) implements Token {}
    }

    private static final int LONGEST = 2000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PIECE = Pattern.compile(
            "\\G\\s*+(?:"
                    + "(?<text>\"(?:[^\"\\\\]|\\\\.)*+\")"
                    + "|(?<number>-?[0-9]++(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]{1,3})?(?![\\w.]))"
                    + "|(?<word>[A-Za-z$][\\w$:.-]*+)"
                    + "|(?<mark>[()\\[\\]]))",
            Pattern.DOTALL);

    private FilterLexer() {}

    static List<Token> cut(String filter) {
        if (filter.length() > LONGEST) {
            throw ScimException.invalidFilter("The filter is longer than %d characters.".formatted(LONGEST));
        }
        var tokens = new ArrayList<Token>();
        var matcher = PIECE.matcher(filter);
        int end = 0;
        while (matcher.find()) {
            tokens.add(token(matcher));
            end = matcher.end();
        }
        if (!filter.substring(end).isBlank()) {
            throw ScimException.invalidFilter("The filter cannot be read at character %d.".formatted(end + 1));
        }
        return tokens;
    }

    private static Token token(Matcher matcher) {
        if (matcher.group("word") != null) {
            return new Token.Word(matcher.group("word"));
        }
        if (matcher.group("mark") != null) {
            return new Token.Mark(matcher.group("mark").charAt(0));
        }
        return matcher.group("text") != null
                ? new Token.Literal(text(matcher.group("text")))
                : new Token.Literal(new BigDecimal(matcher.group("number")));
    }

    private static String text(String quoted) {
        try {
            var text = JSON.readValue(quoted, String.class);
            if (text.indexOf('\0') >= 0) {
                throw ScimException.invalidFilter("The filter contains the character NUL.");
            }
            return text;
        } catch (JsonProcessingException e) {
            throw ScimException.invalidFilter("The filter contains a malformed text.");
        }
    }
}
