package dev.larch.iam.principal;

import static dev.larch.platform.access.Permission.PRINCIPAL_RESOLVE;
import static dev.larch.platform.access.ResourceFrom.INSTALLATION;

import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Requires;
import dev.larch.platform.credential.KeyUseReport;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** What the other services report of the use of keys. */
@Path("/internal/v1/keys:used")
public class KeyUseResource {

    private final KeyUseLog log;

    KeyUseResource(KeyUseLog log) {
        this.log = log;
    }

    @POST
    @Requires(value = PRINCIPAL_RESOLVE, on = INSTALLATION)
    public Uni<Void> report(@NotNull KeyUseReport report) {
        if (report.uses().size() > KeyUseReport.MOST) {
            throw ErrorCode.INVALID_ARGUMENT.because("uses: name at most %d keys.".formatted(KeyUseReport.MOST));
        }
        return log.record(report);
    }
}
