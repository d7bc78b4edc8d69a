package dev.larch.platform.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.web.StrictJson;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTranslatorTest {

    record Body(String name, int dimension, List<Item> vectors) {}

    record Item(String id, float[] values) {}

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void beStrict() {
        new StrictJson().customize(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"dimension\":\"three\"} | dimension: must be a number.",
                "{\"dimension\":1.5} | dimension: must be a number.",
                "{\"name\":7} | name: must be a string.",
                "{\"vectors\":{}} | vectors: must be a list.",
                "{\"vectors\":[{\"id\":\"a\"},{\"values\":[1,\"x\"]}]} | vectors[1].values[1]: must be a number.",
                "[] | body: must be an object."
            })
    void namesTheFieldThatHasTheWrongType(String body, String message) {
        var cause = assertThrows(JsonProcessingException.class, () -> json.readValue(body, Body.class));

        var failure = ErrorTranslator.translate(new WebApplicationException(cause, 400));

        assertEquals(ErrorCode.INVALID_ARGUMENT, failure.code());
        assertEquals(message, failure.publicMessage());
    }

    @Test
    void saysWhereTheSyntaxEnds() {
        var cause = assertThrows(JsonProcessingException.class, () -> json.readValue("{\"name\": }", Body.class));

        assertEquals(
                "The body is not valid JSON at line 1 column 10.",
                ErrorTranslator.translate(cause).publicMessage());
    }

    @Test
    void keepsTheTextOfAnUnexpectedExceptionToItself() {
        var failure = ErrorTranslator.translate(new IllegalStateException("password=hunter2"));

        assertEquals(ErrorCode.UNKNOWN, failure.code());
        assertFalse(failure.publicMessage().contains("hunter2"));
    }
}
