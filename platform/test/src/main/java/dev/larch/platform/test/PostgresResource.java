package dev.larch.platform.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;

/**
 * Gives the application under test a real PostgreSQL:
 * {@code @WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "iam"))}.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private String service = "";

    @Override
    public void init(Map<String, String> arguments) {
        service = Objects.requireNonNull(arguments.get("service"), "initArgs must name the service");
    }

    @Override
    public Map<String, String> start() {
        return PostgresFixture.databaseOf(service).configuration();
    }

    /** The server outlives the application: the next one of the same JVM uses it again. */
    @Override
    public void stop() {}
}
