package dev.larch.platform.test.fuzz;

import static io.restassured.RestAssured.given;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The operations that a running service describes. */
public final class ApiOperations {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private ApiOperations() {}

    /** Each as {@code METHOD /path}. */
    public static Set<String> of(URI description) {
        Map<String, Map<String, Object>> paths = given().queryParam("format", "json")
                .get(description)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("paths");
        var operations = new TreeSet<String>();
        paths.forEach((path, item) -> item.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }
}
