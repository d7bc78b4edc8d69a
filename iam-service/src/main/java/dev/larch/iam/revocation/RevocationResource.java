package dev.larch.iam.revocation;

import static dev.larch.platform.access.Permission.PRINCIPAL_RESOLVE;
import static dev.larch.platform.access.ResourceFrom.INSTALLATION;

import dev.larch.platform.access.Requires;
import dev.larch.platform.resolution.RevocationPage;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;

/** The revocation log over HTTP, as a long poll: answers at once when there is news, else within two seconds. */
@Path("/internal/v1/revocations")
public class RevocationResource {

    private final RevocationLog log;
    private final RevocationWatch watch;

    RevocationResource(RevocationLog log, RevocationWatch watch) {
        this.log = log;
        this.watch = watch;
    }

    @GET
    @Requires(value = PRINCIPAL_RESOLVE, on = INSTALLATION)
    public Uni<RevocationPage> poll(
            @RestQuery @DefaultValue("-1") @Pattern(regexp = "-1|[0-9]{1,18}", message = "must be a position or -1")
                    String after,
            @RestQuery @NotNull @Size(min = 1, max = 64) String nonce) {
        long position = Long.parseLong(after);
        return log.after(position, nonce)
                .flatMap(page -> position < 0 || page.position() != position
                        ? Uni.createFrom().item(page)
                        : watch.untilPast(position).chain(() -> log.after(position, nonce)));
    }
}
