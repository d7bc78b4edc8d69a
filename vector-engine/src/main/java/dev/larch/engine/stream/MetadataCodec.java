package dev.larch.engine.stream;

import dev.larch.engine.filter.Metadata;
import dev.larch.engine.filter.MetadataValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Metadata as bytes. */
final class MetadataCodec {

    private static final byte TEXT = 1;
    private static final byte TEXTS = 2;
    private static final byte NUMERIC = 3;
    private static final byte FLAG = 4;

    private MetadataCodec() {}

    static void write(Metadata metadata, BlockOutput out) throws IOException {
        out.writeInt(metadata.values().size());
        for (var field : metadata.values().entrySet()) {
            out.writeText(field.getKey());
            write(field.getValue(), out);
        }
    }

    /** Fails with {@link IllegalArgumentException}, too. */
    static Metadata read(BlockInput in) throws IOException {
        int fields = in.readCount();
        var values = new HashMap<String, MetadataValue>();
        for (int field = 0; field < fields; field++) {
            if (values.put(in.readText(), readValue(in)) != null) {
                throw new CorruptSnapshotException("A record has a field twice.");
            }
        }
        return values.isEmpty() ? Metadata.EMPTY : new Metadata(values);
    }

    private static void write(MetadataValue value, BlockOutput out) throws IOException {
        switch (value) {
            case MetadataValue.Text(String text) -> {
                out.writeByte(TEXT);
                out.writeText(text);
            }
            case MetadataValue.Texts(List<String> texts) -> {
                out.writeByte(TEXTS);
                out.writeInt(texts.size());
                for (var text : texts) {
                    out.writeText(text);
                }
            }
            case MetadataValue.Numeric(double number) -> {
                out.writeByte(NUMERIC);
                out.writeLong(Double.doubleToRawLongBits(number));
            }
            case MetadataValue.Flag(boolean flag) -> {
                out.writeByte(FLAG);
                out.writeByte(flag ? 1 : 0);
            }
        }
    }

    private static MetadataValue readValue(BlockInput in) throws IOException {
        return switch (in.readByte()) {
            case TEXT -> new MetadataValue.Text(in.readText());
            case TEXTS -> new MetadataValue.Texts(readTexts(in));
            case NUMERIC -> new MetadataValue.Numeric(Double.longBitsToDouble(in.readLong()));
            case FLAG -> new MetadataValue.Flag(in.readByte() != 0);
            default -> throw new CorruptSnapshotException("A metadata value is of no known kind.");
        };
    }

    private static List<String> readTexts(BlockInput in) throws IOException {
        int count = in.readCount();
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            texts.add(in.readText());
        }
        return texts;
    }
}
