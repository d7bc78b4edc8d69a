package dev.larch.local.home;

import dev.larch.kernel.Ids;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** The secrets of one home: each made at random when first asked for, then kept. */
public final class Secrets {

    private static final int PASSWORD_LENGTH = 43; // 62^43 > 2^256
    private static final int CLIENT_ID_LENGTH = 32;
    private static final int CLIENT_SECRET_LENGTH = 64;

    private final Path file;
    private final Clock clock;
    private final Map<String, String> values;

    public Secrets(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        this.values = PropertiesFile.read(file);
    }

    /** The password of a database role, a key store or a service, by name. */
    public String password(String name) {
        return keep("password." + name, () -> RandomText.ofLength(PASSWORD_LENGTH));
    }

    /** The API key that the first start creates. */
    public String apiKey() {
        return keep("api-key", ApiKey::random);
    }

    /** The id of the service account that the first start creates. */
    public String clientId() {
        return keep("client-id", () -> RandomText.ofLength(CLIENT_ID_LENGTH));
    }

    public String clientSecret() {
        return keep("client-secret", () -> RandomText.ofLength(CLIENT_SECRET_LENGTH));
    }

    public String projectId() {
        return keep("project-id", () -> Ids.next(clock).toString());
    }

    private synchronized String keep(String name, Supplier<String> random) {
        String value = values.get(name);
        if (value == null) {
            value = random.get();
            values.put(name, value);
            PropertiesFile.write(file, values);
        }
        return value;
    }
}
