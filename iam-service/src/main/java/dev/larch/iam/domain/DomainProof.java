package dev.larch.iam.domain;

import dev.larch.kernel.ErrorCode;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Looks for the record that proves a domain; no transaction is open while the DNS is asked. */
@ApplicationScoped
class DomainProof {

    private final SsoDomainService domains;
    private final TxtClient dns;

    DomainProof(SsoDomainService domains, TxtClient dns) {
        this.domains = domains;
        this.dns = dns;
    }

    /** Fails with FAILED_PRECONDITION that says which record is missing, with ALREADY_EXISTS when somebody was first. */
    Uni<SsoDomain> verify(Principal caller, UUID id) {
        return domains.get(caller.organizationOrFail(), id)
                .flatMap(domain -> domain.isVerified()
                        ? Uni.createFrom().item(domain)
                        : dns.find(domain.recordName())
                                .invoke(texts -> requireRecord(domain, texts))
                                .chain(() -> domains.markVerified(caller, id)));
    }

    private static void requireRecord(SsoDomain domain, List<String> texts) {
        if (!texts.contains(domain.recordValue())) {
            throw ErrorCode.FAILED_PRECONDITION.because("The DNS has no TXT record %s with the value %s."
                    .formatted(domain.recordName(), domain.recordValue()));
        }
    }
}
