package dev.larch.engine.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one filter, and counts what it reads. */
final class FilterParser {

    private static final String ROOT = "filter";
    private static final int SHOWN_NAME_LENGTH = 100;
    private static final String OPERATORS = "$eq, $ne, $gt, $gte, $lt, $lte, $in, $nin or $exists";

    private int clauses;

    Clause parse(Map<?, ?> tree) {
        return tree.isEmpty() ? new Clause.All(List.of()) : object(tree, ROOT, 0);
    }

    private Clause object(Map<?, ?> object, String path, int depth) {
        requireSomething(object, path, "a field or $and or $or");
        var parts = new ArrayList<Clause>(object.size());
        object.forEach((key, value) -> {
            var name = name(key, path);
            parts.add(
                    name.startsWith("$")
                            ? group(name, value, at(path, name), depth)
                            : field(name, value, at(path, name)));
        });
        return parts.size() == 1 ? parts.getFirst() : new Clause.All(parts);
    }

    private Clause group(String operator, @Nullable Object value, String path, int depth) {
        countClause(path);
        return switch (operator) {
            case "$and" -> new Clause.All(members(value, path, depth + 1));
            case "$or" -> new Clause.Any(members(value, path, depth + 1));
            default ->
                throw new FilterSyntaxException(path, "is not known here: write $and, $or or the name of a field.");
        };
    }

    private List<Clause> members(@Nullable Object value, String path, int depth) {
        if (depth > Filter.MAX_DEPTH) {
            throw new FilterSyntaxException(
                    path, "nests deeper than %d levels: flatten it.".formatted(Filter.MAX_DEPTH));
        }
        var members = new ArrayList<Clause>();
        for (var member : list(value, path, "conditions")) {
            var memberPath = at(path, members.size());
            if (!(member instanceof Map<?, ?> object)) {
                throw new FilterSyntaxException(memberPath, "is %s: write an object.".formatted(kind(member)));
            }
            members.add(object(object, memberPath, depth));
        }
        if (members.isEmpty()) {
            throw new FilterSyntaxException(path, "is empty: list at least one condition.");
        }
        return members;
    }

    private Clause field(String field, @Nullable Object value, String path) {
        if (!(value instanceof Map<?, ?> operators)) {
            countClause(path);
            return anyOf(field, List.of(scalar(value, path)));
        }
        requireSomething(operators, path, OPERATORS);
        var parts = new ArrayList<Clause>(operators.size());
        operators.forEach((key, operand) -> {
            var operator = name(key, path);
            parts.add(comparison(field, operator, operand, at(path, operator)));
        });
        return parts.size() == 1 ? parts.getFirst() : new Clause.All(parts);
    }

    private Clause comparison(String field, String operator, @Nullable Object operand, String path) {
        countClause(path);
        return switch (operator) {
            case "$eq" -> anyOf(field, List.of(scalar(operand, path)));
            case "$ne" -> new Clause.NoneOf(anyOf(field, List.of(scalar(operand, path))));
            case "$in" -> anyOf(field, scalars(operand, path));
            case "$nin" -> new Clause.NoneOf(anyOf(field, scalars(operand, path)));
            case "$gt" -> new Clause.InRange(field, Math.nextUp(number(operand, path)), Double.MAX_VALUE);
            case "$gte" -> new Clause.InRange(field, number(operand, path), Double.MAX_VALUE);
            case "$lt" -> new Clause.InRange(field, -Double.MAX_VALUE, Math.nextDown(number(operand, path)));
            case "$lte" -> new Clause.InRange(field, -Double.MAX_VALUE, number(operand, path));
            case "$exists" -> exists(operand, path) ? new Clause.Present(field) : new Clause.Absent(field);
            default -> throw new FilterSyntaxException(path, "is not an operator: write %s.".formatted(OPERATORS));
        };
    }

    private static Clause.AnyOf anyOf(String field, List<Object> scalars) {
        var values = new HashSet<>(scalars);
        values.removeIf(Double.class::isInstance);
        var numbers = scalars.stream().filter(Double.class::isInstance).mapToDouble(Double.class::cast);
        return new Clause.AnyOf(field, values, numbers.sorted().toArray());
    }

    private static List<Object> scalars(@Nullable Object operand, String path) {
        var list = list(operand, path, "values");
        if (list.size() > Filter.MAX_LISTED_VALUES) {
            throw new FilterSyntaxException(
                    path, "lists %d values: list at most %d.".formatted(list.size(), Filter.MAX_LISTED_VALUES));
        }
        var scalars = new ArrayList<Object>(list.size());
        for (var value : list) {
            scalars.add(scalar(value, at(path, scalars.size())));
        }
        return scalars;
    }

    private static Object scalar(@Nullable Object value, String path) {
        return switch (value) {
            case String text -> text;
            case Boolean flag -> flag;
            case Number number -> finite(number, path);
            case null ->
                throw new FilterSyntaxException(path, "is null: use {\"$exists\": false} to find what lacks a field.");
            case List<?> _ -> throw new FilterSyntaxException(path, "is a list: use $in or $nin for several values.");
            default ->
                throw new FilterSyntaxException(
                        path, "is %s: write a string, a number or a boolean.".formatted(kind(value)));
        };
    }

    private static double number(@Nullable Object operand, String path) {
        if (operand instanceof Number number) {
            return finite(number, path);
        }
        throw new FilterSyntaxException(
                path, "compares numbers only, and this is %s: write a number.".formatted(kind(operand)));
    }

    /** One zero: the search among listed numbers would tell -0 from 0. */
    private static double finite(Number number, String path) {
        if (!Double.isFinite(number.doubleValue())) {
            throw new FilterSyntaxException(path, "is not a finite number: write one that a double can hold.");
        }
        return number.doubleValue() + 0.0;
    }

    private static boolean exists(@Nullable Object operand, String path) {
        if (operand instanceof Boolean flag) {
            return flag;
        }
        throw new FilterSyntaxException(path, "is %s: write true or false.".formatted(kind(operand)));
    }

    private static List<?> list(@Nullable Object value, String path, String content) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new FilterSyntaxException(path, "is %s: write a list of %s.".formatted(kind(value), content));
    }

    private static void requireSomething(Map<?, ?> object, String path, String content) {
        if (object.isEmpty()) {
            throw new FilterSyntaxException(path, "is empty: write %s.".formatted(content));
        }
    }

    private void countClause(String path) {
        clauses++;
        if (clauses > Filter.MAX_CLAUSES) {
            throw new FilterSyntaxException(
                    path, "is one operator too many: at most %d.".formatted(Filter.MAX_CLAUSES));
        }
    }

    private static String name(@Nullable Object key, String path) {
        if (key instanceof String name) {
            return name;
        }
        throw new FilterSyntaxException(path, "has a key that is %s: keys are strings.".formatted(kind(key)));
    }

    private static String at(String path, String name) {
        boolean isLong = name.length() > SHOWN_NAME_LENGTH;
        return path + "." + (isLong ? name.substring(0, SHOWN_NAME_LENGTH) + "…" : name);
    }

    private static String at(String path, int position) {
        return path + "[" + position + "]";
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "a string";
            case Number _ -> "a number";
            case Boolean _ -> "a boolean";
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "an object";
            default -> "a " + value.getClass().getSimpleName();
        };
    }
}
