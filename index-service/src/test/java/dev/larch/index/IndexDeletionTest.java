package dev.larch.index;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.larch.platform.test.FakeIam;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Indexes that go at the same time do not disturb each other. */
@Service
class IndexDeletionTest {

    FakeIam iam;

    @Test
    void takesManyAwayAtOnce() throws Exception {
        var indexes =
                IntStream.range(0, 6).mapToObj(_ -> TestIndex.create(iam, 3)).toList();
        var calls = indexes.stream()
                .map(index -> (Callable<Integer>)
                        () -> request(index).delete("/indexes/" + index.name()).statusCode())
                .toList();

        try (var threads = Executors.newFixedThreadPool(indexes.size())) {
            threads.invokeAll(calls).forEach(call -> assertEquals(202, call.resultNow()));
        }

        indexes.forEach(index -> await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        request(index).get("/indexes/" + index.name()).then().statusCode(404)));
    }

    private static RequestSpecification request(TestIndex index) {
        return given().header("Api-Key", index.editor().secret());
    }
}
