package dev.larch.iam.project;

import dev.larch.kernel.ErrorCode;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes projects that are empty: hides one, has index-service shut it, then removes it or brings it back. */
@ApplicationScoped
class ProjectRemover {

    private static final Logger LOGGER = LoggerFactory.getLogger(ProjectRemover.class);

    private final ProjectRemovalService removal;
    private final IndexGate indexes;

    ProjectRemover(ProjectRemovalService removal, IndexGate indexes) {
        this.removal = removal;
        this.indexes = indexes;
    }

    /**
     * Deletes the project; fails with NOT_FOUND, with FAILED_PRECONDITION while it has indexes, with UNAVAILABLE when
     * that cannot be known, and then nothing is deleted.
     */
    Uni<Void> delete(Principal caller, UUID id) {
        return removal.mark(caller.organizationOrFail(), id)
                .flatMap(deletion -> indexes.closeIfEmpty(deletion)
                        .invoke(closed -> requireClosed(id, closed))
                        .chain(() -> removal.remove(caller, deletion))
                        .onFailure()
                        .call(cause -> bringBack(caller, deletion)));
    }

    private Uni<Void> bringBack(Principal caller, ProjectDeletion deletion) {
        return indexes.reopen(deletion)
                .onFailure()
                .invoke(cause -> LOGGER.atWarn()
                        .setCause(cause)
                        .addKeyValue("projectId", deletion.projectId())
                        .log("A project stays shut to new indexes for some minutes"))
                .onFailure()
                .recoverWithNull()
                .chain(() -> unmark(caller, deletion));
    }

    private Uni<Void> unmark(Principal caller, ProjectDeletion deletion) {
        return removal.unmark(caller.organizationOrFail(), deletion)
                .onFailure()
                .invoke(cause -> LOGGER.atWarn()
                        .setCause(cause)
                        .addKeyValue("projectId", deletion.projectId())
                        .log("A project stays hidden until its deletion mark lapses"))
                .onFailure()
                .recoverWithNull();
    }

    private static void requireClosed(UUID id, boolean closed) {
        if (!closed) {
            throw ErrorCode.FAILED_PRECONDITION.because(
                    "Project %s still has indexes. Delete them before the project.".formatted(id));
        }
    }
}
