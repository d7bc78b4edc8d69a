package dev.larch.iam.scim.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.iam.scim.ScimException;
import dev.larch.iam.scim.filter.Filter.Compare;
import dev.larch.iam.scim.filter.Filter.Operator;
import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters are read as the RFC writes them. */
class FilterParserTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void bindsAndBeforeOr() {
        var filter = FilterParser.parse("userName eq \"a\" or title pr AND not (active eq false)");

        assertEquals(
                new Filter.Or(
                        new Compare("username", Operator.EQ, "a"),
                        new Filter.And(
                                new Filter.Present("title"),
                                new Filter.Not(new Compare("active", Operator.EQ, false)))),
                filter);
    }

    @Test
    void readsValuePathsAndSchemas() {
        var filter = FilterParser.parse(
                "emails[type eq \"work\" and value co \"@x\"] or urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"j\"");

        assertEquals(
                new Filter.Or(
                        new Filter.ValuePath(
                                "emails",
                                new Filter.And(
                                        new Compare("type", Operator.EQ, "work"),
                                        new Compare("value", Operator.CO, "@x"))),
                        new Compare("username", Operator.SW, "j")),
                filter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "userName",
                "userName eq",
                "userName is \"a\"",
                "userName eq \"a",
                "userName eq \"\\u0000\"",
                "userName eq \"a\" and",
                "(userName pr",
                "userName pr)",
                "emails[type pr",
                "not userName pr",
                "userName eq 01x",
                "userName eq 'a'",
                "a.b.c pr",
                "\"a\" eq userName",
                "userName eq maybe",
                "userName pr; DROP TABLE app_user"
            })
    void refusesWhatIsNoFilter(String text) {
        assertThrows(ScimException.class, () -> FilterParser.parse(text));
    }

    @Test
    void refusesDepthAndLengthWithoutEnd() {
        assertThrows(ScimException.class, () -> FilterParser.parse("(".repeat(900) + "a pr" + ")".repeat(900)));
        assertThrows(ScimException.class, () -> FilterParser.parse("a eq \"" + "x".repeat(2000) + "\""));
    }

    @Property(tries = 500)
    void readsBackWhatWasWritten(@ForAll("filters") Filter filter) throws Exception {
        assertEquals(filter, FilterParser.parse(write(filter)));
    }

    @Property(tries = 1000)
    void failsInOneWayOnly(@ForAll String text) {
        try {
            FilterSql.of(text, Map.of("username", new Column.Text("u.email")), 2);
        } catch (ScimException expected) {
            assertEquals(ScimException.class, expected.getClass());
        }
    }

    @Property(tries = 300)
    void putsNoTextOfTheClientIntoTheStatement(@ForAll String value) throws Exception {
        var text = "userName eq " + JSON.writeValueAsString("x" + value.replace("\0", ""));
        if (text.length() < 2000) {
            var sql = FilterSql.of(text, Map.of("username", new Column.Text("u.email")), 2);

            assertEquals("lower(u.email) = lower(CAST(?2 AS text))", sql.sql());
        }
    }

    @Provide
    Arbitrary<Filter> filters() {
        return Arbitraries.recursive(
                this::comparisons,
                inner -> Arbitraries.oneOf(
                        Combinators.combine(inner, inner).as(Filter.And::new),
                        Combinators.combine(inner, inner).as(Filter.Or::new),
                        inner.map(Filter.Not::new)),
                0,
                3);
    }

    private Arbitrary<Filter> comparisons() {
        var names = Arbitraries.of("username", "active", "name.familyname", "emails.value");
        var values = Arbitraries.<Object>oneOf(
                Arbitraries.strings().ofMaxLength(8).filter(text -> text.indexOf('\0') < 0),
                Arbitraries.of(true, false),
                Arbitraries.integers().map(BigDecimal::new));
        return Combinators.combine(names, Arbitraries.of(Operator.class), values)
                .as(Compare::new);
    }

    private static String write(Filter filter) throws Exception {
        return switch (filter) {
            case Filter.And(var left, var right) -> "(%s) and (%s)".formatted(write(left), write(right));
            case Filter.Or(var left, var right) -> "(%s) or (%s)".formatted(write(left), write(right));
            case Filter.Not(var inner) -> "not (%s)".formatted(write(inner));
            case Filter.ValuePath(var attribute, var inner) -> "%s[%s]".formatted(attribute, write(inner));
            case Filter.Present(var attribute) -> attribute + " pr";
            case Compare(var attribute, var operator, var value) ->
                "%s %s %s".formatted(attribute, operator, JSON.writeValueAsString(value));
        };
    }
}
