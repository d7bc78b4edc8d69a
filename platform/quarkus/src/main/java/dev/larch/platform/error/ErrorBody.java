package dev.larch.platform.error;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.larch.kernel.ApiException;
import dev.larch.platform.access.Plane;
import java.util.List;

/** The two error envelopes of Pinecone's API. */
public sealed interface ErrorBody {

    /** On the control plane: the code's name. */
    @JsonPropertyOrder({"error", "status"})
    record Control(Detail error, int status) implements ErrorBody {}

    record Detail(String code, String message) {}

    /** On the data plane: the gRPC code's number, as a gRPC gateway renders it. */
    @JsonPropertyOrder({"code", "message", "details"})
    record Data(int code, String message, List<Object> details) implements ErrorBody {}

    static ErrorBody of(ApiException failure, Plane plane) {
        var code = failure.code();
        return switch (plane) {
            case CONTROL -> new Control(new Detail(code.name(), failure.publicMessage()), code.httpStatus());
            case DATA -> new Data(code.grpcCode(), failure.publicMessage(), List.of());
        };
    }
}
