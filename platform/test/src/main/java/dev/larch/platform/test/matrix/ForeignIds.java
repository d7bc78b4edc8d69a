package dev.larch.platform.test.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.larch.platform.test.matrix.MatrixCall.Reply;
import dev.larch.platform.test.matrix.MatrixCaller.Kind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Asks about what lies elsewhere and about what is nowhere, id by id of every call of a table, and compares the replies:
 * status, names and values of the headers, and body, to the byte.
 */
public final class ForeignIds {

    /** What is another for every call, whatever it is about. */
    private static final Set<String> OF_THE_CALL = Set.of("date", "x-pinecone-request-id");

    private static final MatrixCaller FOREIGN_OWNER = new MatrixCaller(Kind.FOREIGN_OWNER, "OrgOwner");

    private final MatrixTarget target;
    private final HttpClient client = Crowd.client();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<MatrixRow, String> cursors = new ConcurrentHashMap<>();
    private final AtomicInteger pairs = new AtomicInteger();

    /** One id of one call, asked by somebody. */
    private record Question(MatrixRow row, MatrixCaller caller, int slot) {}

    public ForeignIds(MatrixTarget target) {
        this.target = target;
    }

    /** The pairs of replies that differ. Prints how many there were. */
    public List<String> faults(AuthorizationMatrix matrix) {
        Crowd.run(questions(matrix), this::check);
        System.out.printf(
                "Foreign and absent ids, %s: %d pairs of calls, %d faults%n",
                target.getClass().getSimpleName(), pairs.get(), faults.size());
        return faults.stream().sorted().toList();
    }

    private static List<Question> questions(AuthorizationMatrix matrix) {
        var questions = new ArrayList<Question>();
        for (var row : matrix.rows()) {
            for (int slot = 0; slot < row.slots().size(); slot++) {
                if (isOfTenants(row) && !row.slots().get(slot).isFixed()) {
                    int asked = slot;
                    callers(row).forEach(caller -> questions.add(new Question(row, caller, asked)));
                }
            }
        }
        return questions;
    }

    /** To Larch's own services nothing is foreign. */
    private static boolean isOfTenants(MatrixRow row) {
        return !row.isOpen() && !row.thing().equals("installation");
    }

    private static List<MatrixCaller> callers(MatrixRow row) {
        var special = switch (row.thing()) {
            case "scim" -> Kind.SCIM_TOKEN;
            case "session" -> Kind.SESSION;
            default -> Kind.SERVICE_ACCOUNT;
        };
        return MatrixCaller.all().stream()
                .filter(caller ->
                        caller.kind() == special || caller.kind() == Kind.USER || caller.kind() == Kind.API_KEY)
                .toList();
    }

    private void check(Question question) throws InterruptedException {
        compare(question, MatrixPlace.OTHER);
        var slot = question.row().slots().get(question.slot());
        boolean seesSiblings = question.caller().roles().stream().anyMatch(MatrixCaller::isOfOrganization);
        if (slot.isOfSome() && !seesSiblings) {
            compare(question, MatrixPlace.SIBLING);
        }
    }

    private void compare(Question question, MatrixPlace place) throws InterruptedException {
        try {
            pairs.incrementAndGet();
            var foreign = ask(question, place);
            var absent = ask(question, MatrixPlace.ABSENT);
            if (!foreign.equals(absent)) {
                faults.add("%s %s, id %d, %s, as %s:%n  %s%n  %s"
                        .formatted(
                                question.row().method(),
                                question.row().path(),
                                question.slot(),
                                place,
                                question.caller(),
                                foreign,
                                absent));
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            faults.add("%s %s failed: %s"
                    .formatted(question.row().method(), question.row().path(), e));
        }
    }

    /** The reply, with the id that was asked about taken out: all ids of a kind are of one length. */
    private Reply ask(Question question, MatrixPlace place) throws IOException, InterruptedException {
        var row = question.row();
        var kind = row.slots().get(question.slot()).kind();
        var asked = kind.equals(MatrixSlot.CURSOR) ? cursor(row, place) : target.id(kind, place, false);
        var call = MatrixCall.of(
                row,
                target.base(row, MatrixPlace.OWN),
                target.credential(question.caller(), false),
                filling(question.slot(), asked));
        return comparable(call.send(client), asked);
    }

    /** Where a list of the other organization goes on; and something of that form that was never given to anybody. */
    private String cursor(MatrixRow row, MatrixPlace place) throws IOException, InterruptedException {
        var foreign = cursors.get(row);
        if (foreign == null) {
            foreign = nextOfForeignList(row);
            cursors.put(row, foreign);
        }
        return place == MatrixPlace.ABSENT ? madeUp(foreign) : foreign;
    }

    private String nextOfForeignList(MatrixRow row) throws IOException, InterruptedException {
        var first = row.withoutCursor();
        var call = MatrixCall.of(
                first,
                target.base(row, MatrixPlace.OTHER),
                target.credential(FOREIGN_OWNER, false),
                slot -> target.id(slot.kind(), MatrixPlace.OTHER, false));
        var reply = call.send(client);
        var next =
                new ObjectMapper().readTree(reply.body()).at("/pagination/next").asText();
        if (next.isEmpty()) {
            throw new IllegalStateException("The other organization has no second page of it: " + reply);
        }
        return next;
    }

    /** Another digit for each hexadecimal one, but for the first two characters, which say the version. */
    private static String madeUp(String cursor) {
        var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        var other = text.substring(0, 2)
                + Pattern.compile("[0-9a-f]")
                        .matcher(text.substring(2))
                        .replaceAll(digit -> Integer.toHexString((Integer.parseInt(digit.group(), 16) + 1) % 16));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(StandardCharsets.UTF_8));
    }

    private Function<MatrixSlot, String> filling(int asked, String id) {
        var next = new AtomicInteger();
        return slot -> next.getAndIncrement() == asked ? id : target.id(slot.kind(), MatrixPlace.OWN, false);
    }

    private static Reply comparable(Reply reply, String asked) {
        var headers = new TreeMap<String, List<String>>();
        reply.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        headers.keySet().removeAll(OF_THE_CALL);
        return new Reply(reply.status(), Map.copyOf(headers), reply.body().replace(asked, "ID"));
    }
}
