package dev.larch.local.home;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Keys and values in Java's properties format, in a file that only its owner may read. */
public final class PropertiesFile {

    private PropertiesFile() {}

    /** Reads the file; one that is not there holds nothing. */
    public static Map<String, String> read(Path path) {
        try {
            var properties = new Properties();
            if (Files.exists(path)) {
                properties.load(new StringReader(Files.readString(path)));
            }
            var values = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
            return values;
        } catch (IOException | IllegalArgumentException e) {
            throw new StartProblem("Cannot read " + path, e);
        }
    }

    public static void write(Path path, Map<String, String> values) {
        try {
            var properties = new Properties();
            properties.putAll(values);
            var text = new StringWriter();
            properties.store(text, null);
            PrivateFiles.write(path, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StartProblem("Cannot write " + path, e);
        }
    }
}
