package dev.larch.index.deployment;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be declared of a read capacity. */
final class CapacityRules {

    private static final Set<String> NODE_TYPES = Set.of("t1", "b1");

    private CapacityRules() {}

    /** On demand unless something else is asked for; fails with INVALID_ARGUMENT. */
    static ReadCapacity of(String field, DeploymentRequest.@Nullable Capacity asked) {
        return configure(field, new ReadCapacity.OnDemand(), asked);
    }

    /** What is asked for, or else what there is; fails with INVALID_ARGUMENT. */
    static ReadCapacity configure(String field, ReadCapacity present, DeploymentRequest.@Nullable Capacity asked) {
        if (asked == null) {
            return present;
        }
        return switch (Objects.requireNonNullElse(asked.mode(), "")) {
            case "OnDemand" -> onDemand(field, asked);
            case "Dedicated" -> dedicated(field + ".dedicated", asked.dedicated());
            default -> throw INVALID_ARGUMENT.because("%s.mode: Must be one of OnDemand, Dedicated.".formatted(field));
        };
    }

    private static ReadCapacity onDemand(String field, DeploymentRequest.Capacity asked) {
        if (asked.dedicated() != null) {
            throw INVALID_ARGUMENT.because("%s.dedicated: Goes with the mode Dedicated only.".formatted(field));
        }
        return new ReadCapacity.OnDemand();
    }

    private static ReadCapacity dedicated(String field, DeploymentRequest.@Nullable Dedicated asked) {
        var manual = asked == null ? null : asked.manual();
        if (asked == null || manual == null || !"Manual".equals(asked.scaling())) {
            throw INVALID_ARGUMENT.because(
                    "%s: Send node_type, scaling \"Manual\" and manual with replicas and shards.".formatted(field));
        }
        if (!NODE_TYPES.contains(Objects.requireNonNullElse(asked.nodeType(), ""))) {
            throw INVALID_ARGUMENT.because("%s.node_type: Must be one of t1, b1.".formatted(field));
        }
        return new ReadCapacity.Dedicated(
                String.valueOf(asked.nodeType()),
                nodes(field + ".manual.replicas", manual.replicas(), 0),
                nodes(field + ".manual.shards", manual.shards(), 1));
    }

    private static int nodes(String field, @Nullable Integer number, int least) {
        return DeploymentRules.number(field, number, least, -1);
    }
}
