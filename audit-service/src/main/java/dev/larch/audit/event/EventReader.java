package dev.larch.audit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.audit.AuditEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a batch of events: strictly, since what an audit log silently dropped or bent would be missed by nobody. */
@ApplicationScoped
class EventReader {

    static final int MAX_EVENTS = 500;

    private final ObjectReader reader;
    private final EventRules rules;

    EventReader(ObjectMapper json) {
        var strict = json.copy();
        strict.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        this.reader = strict.readerForListOf(AuditEvent.class)
                .with(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.rules = new EventRules(json.writerFor(AuditEvent.class));
    }

    /** The events in their order; the first that breaks a rule fails the batch with INVALID_ARGUMENT naming its field. */
    List<IncomingEvent> read(byte[] body, String sender) throws JsonProcessingException {
        var events = parse(body);
        if (events == null) {
            throw ErrorCode.INVALID_ARGUMENT.because("events: must be a list.");
        }
        if (events.size() > MAX_EVENTS) {
            throw ErrorCode.INVALID_ARGUMENT.because(
                    "events: at most %d are taken at once, not %d.".formatted(MAX_EVENTS, events.size()));
        }
        return IntStream.range(0, events.size())
                .mapToObj(i -> rules.check(events.get(i), new EventField("events[%d]".formatted(i)), sender))
                .toList();
    }

    private @Nullable List<@Nullable AuditEvent> parse(byte[] body) throws JsonProcessingException {
        try {
            return reader.readValue(body);
        } catch (JsonMappingException e) {
            e.prependPath(new JsonMappingException.Reference(body, "events"));
            throw e;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
