package dev.larch.e2e;

import static dev.larch.e2e.journey.Records.floats;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.e2e.client.Grpc;
import dev.larch.e2e.client.Tenant;
import dev.larch.e2e.stack.Mode;
import dev.larch.e2e.stack.Stacks;
import dev.larch.e2e.stack.StacksExtension;
import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another project's index is answered exactly like one that does not exist. */
@ExtendWith(StacksExtension.class)
class IsolationTest {

    private static final String NAME = "hidden";
    private static final String PATH = "/indexes/" + NAME;

    private final Tenant owner;
    private final Tenant stranger;

    IsolationTest(Stacks stacks) {
        var environment = stacks.in(Mode.PLAIN).environment();
        owner = Tenant.create(environment, "owner");
        stranger = Tenant.create(environment, "stranger");
    }

    @Test
    void describesItLikeAnAbsentOne() {
        var control = stranger.control(stranger.editor());
        var absent = control.get(PATH).expect(404).comparable();
        owner.createIndex(NAME);

        var foreign = control.get(PATH).comparable();

        assertEquals(absent, foreign);
    }

    @Test
    void deletesItLikeAnAbsentOne() {
        var control = stranger.control(stranger.editor());
        var absent = control.delete(PATH).expect(404).comparable();
        owner.createIndex(NAME);

        var foreign = control.delete(PATH).comparable();

        assertEquals(absent, foreign);
        owner.control(owner.editor()).get(PATH).expect(200);
    }

    @Test
    void listsNothingOfIt() {
        owner.createIndex(NAME);

        var listed =
                stranger.control(stranger.editor()).get("/indexes").expect(200).json();

        assertEquals(0, listed.path("indexes").size());
    }

    @Test
    void hasNoDataPlaneForIt() {
        var index = owner.createIndex(NAME);

        var overRest = index.as(stranger.editor()).post("/query", "{\"vector\": [1, 0, 0, 0], \"topK\": 1}");

        assertEquals(404, overRest.status());
        assertEquals(5, overRest.json().path("code").asInt());
        try (var client = stranger.client(stranger.editor()).index(index)) {
            var overGrpc = Grpc.statusOf(() -> client.queryByVector(1, floats(1, 0, 0, 0)));
            assertEquals(Status.Code.NOT_FOUND, overGrpc);
        }
    }
}
