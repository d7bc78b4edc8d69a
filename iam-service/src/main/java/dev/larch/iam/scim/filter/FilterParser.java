package dev.larch.iam.scim.filter;

import dev.larch.iam.scim.ScimException;
import dev.larch.iam.scim.filter.Filter.Operator;
import dev.larch.iam.scim.filter.FilterLexer.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a filter: not binds before and, and before or. */
public final class FilterParser {

    private static final int DEEPEST = 20;

    private final List<Token> tokens;
    private int place;
    private int depth;

    private FilterParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The filter; fails with invalidFilter. */
    public static Filter parse(String text) {
        var parser = new FilterParser(FilterLexer.cut(text));
        var filter = parser.or();
        if (parser.place < parser.tokens.size()) {
            throw malformed("something follows its end");
        }
        return filter;
    }

    private Filter or() {
        var left = and();
        while (takeWord("or")) {
            left = new Filter.Or(left, and());
        }
        return left;
    }

    private Filter and() {
        var left = single();
        while (takeWord("and")) {
            left = new Filter.And(left, single());
        }
        return left;
    }

    private Filter single() {
        if (isWord("not") && isMark(place + 1, '(')) {
            place++;
            return new Filter.Not(bracketed('(', ')'));
        }
        if (isMark(place, '(')) {
            return bracketed('(', ')');
        }
        var attribute = attribute();
        return isMark(place, '[') ? new Filter.ValuePath(attribute, bracketed('[', ']')) : comparison(attribute);
    }

    private Filter bracketed(char open, char close) {
        if (++depth > DEEPEST) {
            throw malformed("it is nested deeper than %d".formatted(DEEPEST));
        }
        requireMark(open);
        var inner = or();
        requireMark(close);
        depth--;
        return inner;
    }

    private Filter comparison(String attribute) {
        if (takeWord("pr")) {
            return new Filter.Present(attribute);
        }
        var word = word("an operator");
        var operator = Arrays.stream(Operator.values())
                .filter(known -> known.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> malformed("'%s' is no operator".formatted(word)));
        return new Filter.Compare(attribute, operator, value());
    }

    private @Nullable Object value() {
        var token = next("a value");
        return switch (token) {
            case Token.Literal(var value) -> value;
            case Token.Word(var word) ->
                switch (word) {
                    case "true" -> true;
                    case "false" -> false;
                    case "null" -> null;
                    default -> throw malformed("'%s' is no value".formatted(word));
                };
            case Token.Mark(var sign) -> throw malformed("'%s' is no value".formatted(sign));
        };
    }

    private String attribute() {
        var name = AttributeName.read(word("an attribute"));
        return name == null ? missing("an attribute") : name;
    }

    private String word(String expected) {
        return next(expected) instanceof Token.Word(var text) ? text : missing(expected);
    }

    private Token next(String expected) {
        return place < tokens.size() ? tokens.get(place++) : missing(expected);
    }

    private boolean takeWord(String word) {
        boolean found = isWord(word);
        place += found ? 1 : 0;
        return found;
    }

    private boolean isWord(String word) {
        return place < tokens.size()
                && tokens.get(place) instanceof Token.Word(var text)
                && text.toLowerCase(Locale.ROOT).equals(word);
    }

    private boolean isMark(int at, char sign) {
        return at < tokens.size() && tokens.get(at) instanceof Token.Mark(var found) && found == sign;
    }

    private void requireMark(char sign) {
        if (!isMark(place, sign)) {
            throw malformed("'%s' is missing".formatted(sign));
        }
        place++;
    }

    private static <T> T missing(String expected) {
        throw malformed(expected + " is missing");
    }

    private static ScimException malformed(String reason) {
        return ScimException.invalidFilter("The filter cannot be read: " + reason + ".");
    }
}
