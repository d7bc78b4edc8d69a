package dev.larch.platform.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Writes the messages that name the field which is wrong and say what is expected there. */
final class FieldMessages {

    private static final Map<Class<?>, String> NAMES =
            Map.of(String.class, "a string", UUID.class, "a UUID", Instant.class, "an RFC 3339 time");

    private FieldMessages() {}

    static ApiException of(ConstraintViolationException violations) {
        return ErrorCode.INVALID_ARGUMENT.because(violations.getConstraintViolations().stream()
                .map(FieldMessages::sentence)
                .sorted()
                .collect(Collectors.joining(" ")));
    }

    static ApiException of(JsonProcessingException malformed) {
        if (malformed.getCause() instanceof ApiException known) {
            return known;
        }
        if (malformed instanceof JsonMappingException mapping) {
            return ErrorCode.INVALID_ARGUMENT.because(
                    "%s: %s".formatted(fieldName(mapping.getPath()), expectation(mapping)));
        }
        return ErrorCode.INVALID_ARGUMENT.because("The body is not valid JSON" + place(malformed) + ".");
    }

    private static String sentence(ConstraintViolation<?> violation) {
        var field = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node ->
                        node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT)
                .map(FieldMessages::nodeName)
                .collect(Collectors.joining("."));
        return "%s: %s.".formatted(field.isEmpty() ? lastNode(violation) : snakeCase(field), violation.getMessage());
    }

    private static String lastNode(ConstraintViolation<?> violation) {
        String name = "body";
        for (var node : violation.getPropertyPath()) {
            name = node.getKind() == ElementKind.PARAMETER && !node.getName().equals("request")
                    ? node.getName()
                    : "body";
        }
        return name;
    }

    private static String nodeName(Path.Node node) {
        return node.getIndex() == null ? node.getName() : "%s[%d]".formatted(node.getName(), node.getIndex());
    }

    private static String fieldName(List<JsonMappingException.Reference> path) {
        var name = new StringBuilder();
        for (var reference : path) {
            if (reference.getFieldName() == null) {
                name.append('[').append(reference.getIndex()).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return name.isEmpty() ? "body" : name.toString();
    }

    private static String expectation(JsonMappingException mapping) {
        return switch (mapping) {
            case ValueInstantiationException value
            when value.getCause() instanceof IllegalArgumentException reason -> String.valueOf(reason.getMessage());
            case UnrecognizedPropertyException _ -> "this field is not known.";
            case MismatchedInputException mismatch -> "must be " + typeName(targetType(mismatch)) + ".";
            default -> "the value cannot be read" + place(mapping) + ".";
        };
    }

    /** Of an element that is wrong, Jackson names the type of the whole array. */
    private static @Nullable Class<?> targetType(MismatchedInputException mismatch) {
        var type = mismatch.getTargetType();
        var path = mismatch.getPath();
        boolean element = !path.isEmpty() && path.getLast().getFieldName() == null;
        return element && type != null && type.isArray() ? type.getComponentType() : type;
    }

    private static String typeName(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return "one of the values that are allowed here";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (NAMES.containsKey(type)) {
            return NAMES.get(type);
        }
        return Iterable.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }

    private static String place(JacksonException malformed) {
        var location = malformed.getLocation();
        return location == null ? "" : " at line %d column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String snakeCase(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }
}
