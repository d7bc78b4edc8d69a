package dev.larch.iam.recovery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Those whom a code let in: enforcement of a provider does not hold for them. Asked in the transaction of the sign-in. */
@ApplicationScoped
public class RecoveredOwners {

    private final RecoveryRepository repository;

    RecoveredOwners(RecoveryRepository repository) {
        this.repository = repository;
    }

    /** Whether the address (in lower case) was let into the organization by a code. */
    public Uni<Boolean> contain(UUID organizationId, String email) {
        return repository.isLetIn(organizationId, email);
    }
}
