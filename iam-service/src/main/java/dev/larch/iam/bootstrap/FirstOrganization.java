package dev.larch.iam.bootstrap;

import dev.larch.iam.organization.Organization;
import dev.larch.iam.organization.OrganizationService;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The first organization of an installation, which remembers that it had one also after it is deleted. */
@ApplicationScoped
class FirstOrganization {

    private static final String WAS_MADE = "SELECT count(*) > 0 FROM first_organization";
    private static final String REMEMBER =
            "INSERT INTO first_organization (made_at) VALUES (?1) ON CONFLICT DO NOTHING";

    private final OrganizationService organizations;
    private final Clock clock;

    FirstOrganization(OrganizationService organizations, Clock clock) {
        this.organizations = organizations;
        this.clock = clock;
    }

    /** Whether there is any organization, or ever was one. */
    Uni<Boolean> wasMade() {
        return organizations.isAny().flatMap(any -> any ? Uni.createFrom().item(true) : isRemembered());
    }

    Uni<Organization> make(String name) {
        return organizations
                .create(name)
                .call(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(REMEMBER)
                                .setParameter(1, clock.instant())
                                .executeUpdate()));
    }

    private static Uni<Boolean> isRemembered() {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery(WAS_MADE, Boolean.class).getSingleResult());
    }
}
