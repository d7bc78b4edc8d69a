package dev.larch.engine.filter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The filter language read word for word, one record at a time: what the engine is compared with. */
public final class NaiveFilter {

    private NaiveFilter() {}

    public static boolean matches(Map<?, ?> tree, Metadata metadata) {
        return tree.entrySet().stream()
                .allMatch(entry -> holds((String) entry.getKey(), Objects.requireNonNull(entry.getValue()), metadata));
    }

    private static boolean holds(String key, Object value, Metadata metadata) {
        return switch (key) {
            case "$and" -> ((List<?>) value).stream().allMatch(part -> matches((Map<?, ?>) part, metadata));
            case "$or" -> ((List<?>) value).stream().anyMatch(part -> matches((Map<?, ?>) part, metadata));
            default -> fieldHolds(metadata.values().get(key), value);
        };
    }

    private static boolean fieldHolds(@Nullable MetadataValue actual, Object condition) {
        if (!(condition instanceof Map<?, ?> operators)) {
            return actual != null && equal(actual, condition);
        }
        return operators.entrySet().stream()
                .allMatch(entry ->
                        operatorHolds(actual, (String) entry.getKey(), Objects.requireNonNull(entry.getValue())));
    }

    private static boolean operatorHolds(@Nullable MetadataValue actual, String operator, Object operand) {
        if (operator.equals("$exists")) {
            return operand.equals(actual != null);
        }
        return actual != null
                && switch (operator) {
                    case "$eq" -> equal(actual, operand);
                    case "$ne" -> !equal(actual, operand);
                    case "$in" -> ((List<?>) operand).stream().anyMatch(value -> equal(actual, value));
                    case "$nin" -> ((List<?>) operand).stream().noneMatch(value -> equal(actual, value));
                    default -> compares(actual, operator, ((Number) operand).doubleValue());
                };
    }

    private static boolean compares(MetadataValue actual, String operator, double operand) {
        return actual instanceof MetadataValue.Numeric(double number)
                && switch (operator) {
                    case "$gt" -> number > operand;
                    case "$gte" -> number >= operand;
                    case "$lt" -> number < operand;
                    case "$lte" -> number <= operand;
                    default -> throw new IllegalArgumentException(operator);
                };
    }

    private static boolean equal(MetadataValue actual, Object operand) {
        return switch (actual) {
            case MetadataValue.Text(String text) -> text.equals(operand);
            case MetadataValue.Flag(boolean flag) -> operand.equals(flag);
            case MetadataValue.Texts(List<String> texts) -> texts.stream().anyMatch(operand::equals);
            case MetadataValue.Numeric(double number) ->
                operand instanceof Number other && number == other.doubleValue();
        };
    }
}
