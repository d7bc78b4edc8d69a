package dev.larch.iam.scim.filter;

import dev.larch.iam.scim.ScimException;
import dev.larch.iam.scim.filter.Filter.Compare;
import dev.larch.iam.scim.filter.Filter.Operator;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter as a condition for the database.
 *
 * @param sql with the parameters of {@link #of} on
 * @param parameters texts, in their order
 */
public record FilterSql(String sql, List<String> parameters) {

    private static final FilterSql ALL = new FilterSql("true", List.of());

    public FilterSql {
        parameters = List.copyOf(parameters);
    }

    /**
     * Translates the filter; null means everything. The first parameter gets the number given. Fails with invalidFilter
     * for attributes that are not among the columns and for comparisons that make no sense.
     */
    public static FilterSql of(@Nullable String filter, Map<String, Column> columns, int firstParameter) {
        if (filter == null || filter.isBlank()) {
            return ALL;
        }
        var translation = new Translation(columns, firstParameter, new ArrayList<>());
        var sql = translation.condition(FilterParser.parse(filter), "");
        return new FilterSql(sql, translation.parameters());
    }

    /** The work of one translation. */
    private record Translation(Map<String, Column> columns, int first, List<String> parameters) {

        String condition(Filter filter, String prefix) {
            return switch (filter) {
                case Filter.And(var left, var right) ->
                    "(%s AND %s)".formatted(condition(left, prefix), condition(right, prefix));
                case Filter.Or(var left, var right) ->
                    "(%s OR %s)".formatted(condition(left, prefix), condition(right, prefix));
                case Filter.Not(var inner) -> "NOT coalesce(%s, false)".formatted(condition(inner, prefix));
                case Filter.ValuePath(var attribute, var inner) -> condition(inner, prefix + attribute + ".");
                case Filter.Present(var attribute) -> present(column(prefix + attribute));
                case Compare compare -> compare(column(prefix + compare.attribute()), compare);
            };
        }

        private Column column(String attribute) {
            var column = columns.get(attribute);
            if (column == null) {
                throw ScimException.invalidFilter("The attribute '%s' cannot be filtered by.".formatted(attribute));
            }
            return column;
        }

        private static String present(Column column) {
            return switch (column) {
                case Column.Text(var sql) -> sql + " IS NOT NULL";
                case Column.ExactText(var sql) -> sql + " IS NOT NULL";
                case Column.Truth(var sql) -> sql + " IS NOT NULL";
                case Column.Time(var sql) -> sql + " IS NOT NULL";
                case Column.Membership _ -> throw ScimException.invalidFilter("Members can be compared with eq only.");
            };
        }

        private String compare(Column column, Compare compare) {
            if (compare.value() == null) {
                return isNull(present(column), compare.operator());
            }
            return switch (column) {
                case Column.Text(var sql) ->
                    text("lower(%s)".formatted(sql), compare, "lower(%s)".formatted(parameter(text(compare))));
                case Column.ExactText(var sql) -> text(sql, compare, parameter(text(compare)));
                case Column.Truth(var sql) -> truth(sql, compare);
                case Column.Time(var sql) ->
                    ordered(sql, compare.operator(), "CAST(%s AS timestamptz)".formatted(parameter(time(compare))));
                case Column.Membership(var sql) -> {
                    requireEquality(compare);
                    yield sql.formatted(parameter(text(compare)));
                }
            };
        }

        private static String isNull(String present, Operator operator) {
            return switch (operator) {
                case EQ -> "NOT (%s)".formatted(present);
                case NE -> present;
                default -> throw ScimException.invalidFilter("null can be compared with eq and ne only.");
            };
        }

        private static String text(String sql, Compare compare, String value) {
            return switch (compare.operator()) {
                case CO -> "position(%s IN %s) > 0".formatted(value, sql);
                case SW -> "starts_with(%s, %s)".formatted(sql, value);
                case EW -> "right(%s, length(%s)) = %s".formatted(sql, value, value);
                default -> ordered(sql, compare.operator(), value);
            };
        }

        private static String truth(String sql, Compare compare) {
            if (!(compare.value() instanceof Boolean value)) {
                throw ScimException.invalidFilter("'%s' is true or false.".formatted(compare.attribute()));
            }
            return switch (compare.operator()) {
                case EQ -> "%s = %s".formatted(sql, value);
                case NE -> "%s <> %s".formatted(sql, value);
                default -> throw ScimException.invalidFilter("Truth values can be compared with eq and ne only.");
            };
        }

        private static String ordered(String sql, Operator operator, String value) {
            var sign = switch (operator) {
                case EQ -> "=";
                case NE -> "IS DISTINCT FROM";
                case GT -> ">";
                case GE -> ">=";
                case LT -> "<";
                case LE -> "<=";
                case CO, SW, EW -> throw ScimException.invalidFilter("Times have no parts.");
            };
            return "%s %s %s".formatted(sql, sign, value);
        }

        private String parameter(String value) {
            parameters.add(value);
            return "CAST(?%d AS text)".formatted(first + parameters.size() - 1);
        }

        private static void requireEquality(Compare compare) {
            if (compare.operator() != Operator.EQ) {
                throw ScimException.invalidFilter("Members can be compared with eq only.");
            }
        }

        private static String text(Compare compare) {
            if (compare.value() instanceof String text) {
                return text;
            }
            throw ScimException.invalidFilter("'%s' is a text.".formatted(compare.attribute()));
        }

        private static String time(Compare compare) {
            try {
                return OffsetDateTime.parse(text(compare)).toInstant().toString();
            } catch (DateTimeException e) {
                throw ScimException.invalidFilter("'%s' is a time.".formatted(compare.attribute()));
            }
        }
    }
}
