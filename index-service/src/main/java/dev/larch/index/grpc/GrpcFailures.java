package dev.larch.index.grpc;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import dev.larch.kernel.ApiException;
import dev.larch.platform.error.ErrorTranslator;
import dev.larch.platform.refusal.Attempt;
import dev.larch.platform.refusal.RefusalLog;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.ExceptionHandler;
import io.quarkus.grpc.ExceptionHandlerProvider;
import jakarta.enterprise.context.ApplicationScoped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every failure of a gRPC method with the status of its code and the message that may be shown. */
@ApplicationScoped
public class GrpcFailures implements ExceptionHandlerProvider {

    private static final Logger LOGGER = LoggerFactory.getLogger(GrpcFailures.class);

    private final RefusalLog refusals;

    GrpcFailures(RefusalLog refusals) {
        this.refusals = refusals;
    }

    @Override
    public <Q, A> ExceptionHandler<Q, A> createHandler(
            ServerCall.Listener<Q> listener, ServerCall<Q, A> call, Metadata metadata) {
        return new Closing<>(listener, call, metadata);
    }

    @Override
    public Throwable transform(Throwable cause) {
        return cause instanceof StatusException || cause instanceof StatusRuntimeException
                ? cause
                : answer(cause).asRuntimeException();
    }

    private Status answer(Throwable cause) {
        var failure = ErrorTranslator.translate(cause);
        note(failure);
        return status(failure);
    }

    /** A failure that comes back outside the context of its call cannot be noted; the caller must not wait for ever. */
    private void note(ApiException failure) {
        try {
            refusals.note(Attempt.current(), failure);
        } catch (RuntimeException e) {
            LOGGER.atError().setCause(e).log("A failed call can't be noted");
        }
    }

    private static Status status(ApiException failure) {
        return Status.fromCodeValue(failure.code().grpcCode()).withDescription(failure.publicMessage());
    }

    /** Closes the call with the status instead of letting the exception's text out. */
    private final class Closing<Q, A> extends ExceptionHandler<Q, A> {

        private final ServerCall<Q, A> call;
        private final Metadata metadata;
        private boolean understood;

        Closing(ServerCall.Listener<Q> listener, ServerCall<Q, A> call, Metadata metadata) {
            super(listener, call, metadata);
            this.call = call;
            this.metadata = metadata;
        }

        @Override
        public void onMessage(Q message) {
            understood = true;
            super.onMessage(message);
        }

        /** Bytes that are no message are dropped on their way here: all that shows is that none has come. */
        @Override
        public void onHalfClose() {
            if (understood) {
                super.onHalfClose();
            } else {
                handleException(
                        INVALID_ARGUMENT.because("The message could not be read. Check its encoding."), call, metadata);
            }
        }

        @Override
        protected void handleException(Throwable cause, ServerCall<Q, A> call, Metadata metadata) {
            var status = switch (cause) {
                case StatusException known -> known.getStatus();
                case StatusRuntimeException known -> known.getStatus();
                default -> answer(cause);
            };
            call.close(status, new Metadata());
        }
    }
}
