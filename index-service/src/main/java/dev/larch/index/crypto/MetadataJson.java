package dev.larch.index.crypto;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.larch.engine.filter.Metadata;
import dev.larch.engine.filter.MetadataValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Metadata as a JSON object in UTF-8; no metadata is no bytes. */
public final class MetadataJson {

    private static final double LARGEST_EXACT_INTEGER = 0x1p53;
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private MetadataJson() {}

    /** Fails with {@link IllegalArgumentException} for text that isn't well-formed Unicode. */
    public static byte[] write(Metadata metadata) {
        if (metadata.values().isEmpty()) {
            return new byte[0];
        }
        var bytes = new ByteArrayOutputStream(256);
        try (var json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (var field : metadata.values().entrySet()) {
                json.writeFieldName(field.getKey());
                write(json, field.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalArgumentException("Metadata has text that isn't well-formed Unicode", e);
        }
        return bytes.toByteArray();
    }

    /** Whether a number has no fraction and is small enough to be told apart from its neighbours. */
    public static boolean isInteger(double number) {
        return number == Math.rint(number) && Math.abs(number) <= LARGEST_EXACT_INTEGER;
    }

    static Metadata read(byte[] bytes, int from) throws IOException {
        if (from == bytes.length) {
            return Metadata.EMPTY;
        }
        var values = new HashMap<String, MetadataValue>();
        try (var json = JSON.createParser(bytes, from, bytes.length - from)) {
            json.nextToken();
            for (var field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                values.put(field, read(json, json.nextToken()));
            }
        }
        return new Metadata(values);
    }

    private static void write(JsonGenerator json, MetadataValue value) throws IOException {
        switch (value) {
            case MetadataValue.Text(String text) -> json.writeString(text);
            case MetadataValue.Flag(boolean flag) -> json.writeBoolean(flag);
            case MetadataValue.Texts(List<String> texts) ->
                json.writeArray(texts.toArray(String[]::new), 0, texts.size());
            case MetadataValue.Numeric(double number) -> write(json, number);
        }
    }

    private static void write(JsonGenerator json, double number) throws IOException {
        if (isInteger(number)) {
            json.writeNumber((long) number);
        } else {
            json.writeNumber(number);
        }
    }

    private static MetadataValue read(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> new MetadataValue.Text(json.getText());
            case VALUE_TRUE, VALUE_FALSE -> new MetadataValue.Flag(token == JsonToken.VALUE_TRUE);
            case START_ARRAY -> new MetadataValue.Texts(readTexts(json));
            default -> new MetadataValue.Numeric(json.getDoubleValue());
        };
    }

    private static List<String> readTexts(JsonParser json) throws IOException {
        var texts = new ArrayList<String>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        }
        return texts;
    }
}
