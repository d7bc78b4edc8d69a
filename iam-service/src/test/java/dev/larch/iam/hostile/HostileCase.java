package dev.larch.iam.hostile;

import java.util.function.Consumer;

/** One way in which a provider does what it must not, and the reason that the refusal's event gives. */
record HostileCase(String name, Consumer<HostileProvider> attack, String reason) {

    /** A token that is wrong. */
    static HostileCase token(String name, Consumer<IdToken> change, String reason) {
        return new HostileCase(name, provider -> provider.changeToken(change), reason);
    }

    @Override
    public String toString() {
        return name;
    }
}
