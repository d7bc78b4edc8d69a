package dev.larch.platform.test.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table of one service: {@code authorization-matrix/<service>.txt} among the resources of this module. */
public record AuthorizationMatrix(String service, List<MatrixRow> rows) {

    /** The services that have a table. */
    static final List<String> SERVICES = List.of("iam", "index", "audit");

    public AuthorizationMatrix {
        rows = List.copyOf(rows);
    }

    /** Reads the table. */
    public static AuthorizationMatrix of(String service) {
        var name = "/authorization-matrix/" + service + ".txt";
        try (var in = Objects.requireNonNull(AuthorizationMatrix.class.getResourceAsStream(name), name)) {
            var rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(MatrixRow::parse)
                    .toList();
            return new AuthorizationMatrix(service, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All tables as one page for people. */
    public static String page() {
        return MatrixPage.of(SERVICES.stream().map(AuthorizationMatrix::of).toList());
    }

    /** Every question that the table has an answer to. */
    public List<MatrixCell> cells() {
        return rows.stream().flatMap(row -> MatrixCell.of(row).stream()).toList();
    }

    /**
     * Fails when a request takes an id, in query or body, that no row of its operation has a value for: then nobody tries a
     * foreign one. The OpenAPI description says what a request takes.
     *
     * @param exempt names of fields that name nothing of a tenant's
     */
    public void assertNamesIds(URI description, Set<String> exempt) {
        var missing = RequestIds.of(description).stream()
                .filter(id -> !exempt.contains(id.field()) && rows.stream().noneMatch(row -> id.isIn(row)))
                .map(RequestIds.Id::toString)
                .toList();
        assertEquals(
                List.of(),
                missing,
                "These ids stand in no row of %s.txt: name a foreign thing there, as in \"field\":\"{kind}\""
                        .formatted(service));
    }

    /** Fails when an operation of the service has no row, or a row no operation. */
    public void assertCovers(Collection<String> operations) {
        var present = operations.stream().map(MatrixRow::normalized).collect(Collectors.toCollection(TreeSet::new));
        var listed = rows.stream().map(MatrixRow::operation).collect(Collectors.toCollection(TreeSet::new));
        var missing = new ArrayList<>(present);
        missing.removeAll(listed);
        var superfluous = new ArrayList<>(listed);
        superfluous.removeAll(present);
        assertEquals(List.of(), missing, """
                These operations have no row in platform/test/src/main/resources/authorization-matrix/%s.txt.
                Add "METHOD /path/{kind} | thing | a mark for each role | a body" there: the head of the file says what the
                marks, the columns, the things and the kinds are. A new kind also needs its id from the service's
                MatrixTarget (in its tests). Then `make references`. See CONTRIBUTING.md.""".formatted(service));
        assertEquals(List.of(), superfluous, "These rows have no operation any more");
    }
}
