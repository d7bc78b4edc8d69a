package dev.larch.platform.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;

/** What came back. */
public record OutboundReply(int status, Buffer body) {

    private static final int MAX_DEPTH = 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
    }

    /** The body as a JSON object; fails with {@link OutboundException} when it is none. */
    public ObjectNode json() {
        try {
            if (JSON.readTree(body.toString()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Its message would quote the answer.
        }
        throw OutboundException.unusable("The answer is not a JSON object.");
    }

    /** The answer may hold secrets. */
    @Override
    public String toString() {
        return "OutboundReply[%d, %d bytes]".formatted(status, body.length());
    }
}
