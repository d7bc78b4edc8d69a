package dev.larch.index.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.larch.index.Service;
import dev.larch.kernel.ErrorCode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Every failure has an answer. */
@Service
class GrpcFailuresTest {

    @Inject
    GrpcFailures failures;

    @Inject
    Vertx vertx;

    @Test
    void answersAlsoOutsideTheContextOfTheCall() throws Exception {
        var answer = new CompletableFuture<Throwable>();

        vertx.getOrCreateContext()
                .runOnContext(_ -> answer.complete(failures.transform(ErrorCode.NOT_FOUND.because("Nothing here."))));

        var status = assertInstanceOf(StatusRuntimeException.class, answer.get(10, TimeUnit.SECONDS))
                .getStatus();
        assertEquals(Status.Code.NOT_FOUND, status.getCode());
        assertEquals("Nothing here.", status.getDescription());
    }
}
