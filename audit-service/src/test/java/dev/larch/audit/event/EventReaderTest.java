package dev.larch.audit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.error.ErrorTranslator;
import dev.larch.platform.identity.OrganizationRef;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a batch must be like, and how its faults are named. */
class EventReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final OrganizationRef ORGANIZATION =
            new OrganizationRef(UUID.fromString("0190a000-0000-7000-8000-00000000000a"), "example-org");

    private final EventReader reader = new EventReader(JSON);

    @Test
    void keepsEventAsItIs() throws Exception {
        var event = EventBuilder.event(ORGANIZATION).build();

        var read = reader.read(batch(json()), EventBuilder.SERVICE).getFirst();

        assertEquals(JSON.writeValueAsString(read.event()), read.json());
        assertEquals(event.event(), read.event().event());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /id                    | null             | events[1].id: is missing.
            /id                    | "latest"         | events[1].id: must be a UUID.
            /organization_id       | null             | events[1].organization_id: is missing.
            /organization_name     | null             | events[1].organization_name: is missing.
            /organization_name     | 5                | events[1].organization_name: must be a string.
            /client                | null             | events[1].client: is missing.
            /actor                 | null             | events[1].actor: is missing.
            /actor                 | []               | events[1].actor: must be an object.
            /actor/principal_id    | ""               | events[1].actor.principal_id: is empty.
            /actor/principal_name  | null             | events[1].actor.principal_name: is missing.
            /actor/principal_type  | null             | events[1].actor.principal_type: is missing.
            /event                 | null             | events[1].event: is missing.
            /event/time            | null             | events[1].event.time: is missing.
            /event/time            | "noon"           | events[1].event.time: must be an RFC 3339 time.
            /event/time            | "1969-12-31T23:59:59Z" | events[1].event.time: is not between the years 1970 and 9999.
            /event/action          | ""               | events[1].event.action: is empty.
            /event/action          | true             | events[1].event.action: must be a string.
            /event/resource_type   | null             | events[1].event.resource_type: is missing.
            /event/resource_id     | null             | events[1].event.resource_id: is missing.
            /event/resource_name   | null             | events[1].event.resource_name: is missing.
            /event/outcome         | null             | events[1].event.outcome: is missing.
            /event/outcome/result  | "perhaps"        | events[1].event.outcome.result: is neither success nor failure.
            /event/parameters      | null             | events[1].event.parameters: is missing.
            /event/parameters      | {"a":"\\u0000"}  | events[1]: contains the character NUL.
            /event/colour          | "red"            | events[1].event.colour: this field is not known.
            /origin                | null             | events[1].origin: is missing.
            /origin/service        | "iam-service"    | events[1].origin.service: is not the service that sent the event.
            /origin/request_id     | null             | events[1].origin.request_id: is missing.
            /origin/credential_id  | null             | events[1].origin.credential_id: is missing.
            /sequence              | 7                | events[1].sequence: is given by audit-service.
            /schema_version        | 2                | events[1].schema_version: is not 1.
            /project_id            | "docs"           | events[1].project_id: must be a UUID.
            """)
    void namesFieldThatIsWrong(String pointer, String value, String message) throws Exception {
        refuses(batch(json(), with(pointer, value)), message);
    }

    @ParameterizedTest
    @CsvSource({
        "/event/action, 65, events[0].event.action: is longer than 64 characters.",
        "/event/resource_type, 65, events[0].event.resource_type: is longer than 64 characters.",
        "/event/resource_id, 513, events[0].event.resource_id: is longer than 512 characters.",
        "/actor/principal_id, 513, events[0].actor.principal_id: is longer than 512 characters.",
        "/actor/principal_name, 513, events[0].actor.principal_name: is longer than 512 characters.",
        "/event/resource_name, 40000, events[0]: is larger than 32768 bytes.",
    })
    void namesFieldThatIsTooLong(String pointer, int length, String message) throws Exception {
        refuses(batch(with(pointer, '"' + "x".repeat(length) + '"')), message);
    }

    @Test
    void countsSizeInBytes() throws Exception {
        refuses(
                batch(with("/event/resource_name", '"' + "\u2713".repeat(12_000) + '"')),
                "events[0]: is larger than 32768 bytes.");
    }

    @Test
    void takesBackslashBeforeWhatOnlyLooksLikeNul() throws Exception {
        var read = reader.read(batch(with("/event/resource_name", "\"\\\\u0000\"")), EventBuilder.SERVICE);

        assertEquals("\\u0000", read.getFirst().event().event().resourceName());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}         | events: must be a list.
            null       | events: must be a list.
            [null]     | events[0]: is missing.
            ["event"]  | events[0]: must be an object.
            """)
    void namesWhatIsNoListOfEvents(String body, String message) {
        refuses(body.getBytes(StandardCharsets.UTF_8), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{
            []]
            [] x
            ''
            """)
    void refusesWhatIsNotJson(String body) {
        var failure = failure(body.getBytes(StandardCharsets.UTF_8));

        assertEquals(ErrorCode.INVALID_ARGUMENT, failure.code());
    }

    @Test
    void refusesTooManyBeforeItLooksAtThem() throws Exception {
        var events = "null,".repeat(EventReader.MAX_EVENTS) + "null";

        refuses(batch(events), "events: at most 500 are taken at once, not 501.");
    }

    private void refuses(byte[] body, String message) {
        assertEquals(message, failure(body).publicMessage());
    }

    private ApiException failure(byte[] body) {
        var failure = assertThrows(Exception.class, () -> reader.read(body, EventBuilder.SERVICE));
        return ErrorTranslator.translate(failure);
    }

    private static String json() throws Exception {
        return JSON.writeValueAsString(EventBuilder.event(ORGANIZATION).build());
    }

    /** An event with one field replaced by a JSON value. */
    private static String with(String pointer, String value) throws Exception {
        var event = (ObjectNode) JSON.readTree(json());
        int slash = pointer.lastIndexOf('/');
        var parent = event.withObject(slash == 0 ? "" : pointer.substring(0, slash));
        parent.set(pointer.substring(slash + 1), JSON.readTree(value));
        assertTrue(parent.has(pointer.substring(slash + 1)));
        return JSON.writeValueAsString(event);
    }

    private static byte[] batch(String... events) {
        return ("[" + String.join(",", events) + "]").getBytes(StandardCharsets.UTF_8);
    }
}
