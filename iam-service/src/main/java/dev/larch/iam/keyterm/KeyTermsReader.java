package dev.larch.iam.keyterm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.larch.iam.role.KeyGrants;
import dev.larch.iam.scope.ScopeReader;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.network.AddressRange;
import dev.larch.platform.network.SourceAddresses;
import dev.larch.platform.resolution.CredentialLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the terms of keys from requests. Fails with INVALID_ARGUMENT naming the field, and with FAILED_PRECONDITION for
 * addresses where the installation cannot tell them.
 */
@ApplicationScoped
public class KeyTermsReader {

    private final SourceAddresses sources;
    private final Clock clock;

    KeyTermsReader(SourceAddresses sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    public KeyTerms read(CreateApiKeyRequest request) {
        var grants = KeyGrants.of(
                KeyRoles.parseOrDefault(request.roles()), ScopeReader.TOP.read(request.index(), request.namespace()));
        var expiresAt = request.expiresAt() == null ? null : KeyExpiry.parse(request.expiresAt(), now());
        var cidrs = request.allowedCidrs() == null ? List.<AddressRange>of() : addresses(request.allowedCidrs());
        return new KeyTerms(request.name(), grants, new CredentialLimits(expiresAt, cidrs));
    }

    public KeyTermsUpdate read(UpdateApiKeyRequest request) {
        return new KeyTermsUpdate(
                request.name(),
                request.roles() == null ? null : KeyRoles.parse(request.roles()),
                Patch.read(request.index(), field -> ScopeReader.TOP.index(text("index", field))),
                Patch.read(request.namespace(), field -> ScopeReader.TOP.namespace(text("namespace", field))),
                Patch.read(request.expiresAt(), field -> KeyExpiry.parse(text("expires_at", field), now())),
                Patch.read(request.allowedCidrs(), field -> addresses(texts(field))));
    }

    private List<AddressRange> addresses(List<@Nullable String> texts) {
        var ranges = KeyAddresses.parse(texts);
        if (!ranges.isEmpty() && !sources.areKnown()) {
            throw ErrorCode.FAILED_PRECONDITION.because("allowed_cidrs: this installation does not say how it knows"
                    + " where calls come from. Its operator sets larch.network.source-address for each service.");
        }
        return ranges;
    }

    private static String text(String name, JsonNode field) {
        if (!field.isTextual()) {
            throw ErrorCode.INVALID_ARGUMENT.because(name + ": must be a string.");
        }
        return field.textValue();
    }

    private static List<@Nullable String> texts(JsonNode field) {
        if (!field.isArray()) {
            throw ErrorCode.INVALID_ARGUMENT.because("allowed_cidrs: must be a list of strings.");
        }
        var texts = new ArrayList<@Nullable String>();
        field.forEach(entry -> texts.add(entry.isTextual() ? entry.textValue() : null));
        return texts;
    }

    private Instant now() {
        return clock.instant();
    }
}
