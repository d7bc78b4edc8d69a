package dev.larch.index.deployment;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be declared of pods. */
final class PodRules {

    private static final String USUAL_TYPE = "p1.x1";

    private PodRules() {}

    static Deployment.Pod create(DeploymentRequest.Pod asked) {
        int replicas = DeploymentRules.number("spec.pod.replicas", asked.replicas(), 1, 1);
        int shards = DeploymentRules.number("spec.pod.shards", asked.shards(), 1, 1);
        var config = asked.metadataConfig();
        return new Deployment.Pod(
                DeploymentRules.word("spec.pod.environment", asked.environment()),
                type(Objects.requireNonNullElse(asked.podType(), USUAL_TYPE)),
                replicas,
                shards(shards, replicas, asked.pods()),
                config == null ? null : SchemaRules.indexed("spec.pod.metadata_config.indexed", config.indexed()));
    }

    /** More or fewer replicas, or larger pods of the same kind. */
    static Deployment.Pod configure(Deployment.Pod present, DeploymentRequest.Pod asked) {
        if (asked.environment() != null
                || asked.shards() != null
                || asked.pods() != null
                || asked.metadataConfig() != null
                || asked.sourceCollection() != null) {
            throw INVALID_ARGUMENT.because("spec.pod: Only pod_type and replicas can be changed.");
        }
        var type = asked.podType() == null ? present.type() : type(asked.podType());
        if (!type.base().equals(present.type().base())) {
            throw INVALID_ARGUMENT.because("spec.pod.pod_type: You can't change pod type %s to %s: only the size grows."
                    .formatted(present.type(), type));
        }
        if (type.size() < present.type().size()) {
            throw INVALID_ARGUMENT.because("spec.pod.pod_type: You can't change pod size %s to the smaller %s."
                    .formatted(present.type(), type));
        }
        return new Deployment.Pod(
                present.environment(),
                type,
                DeploymentRules.number("spec.pod.replicas", asked.replicas(), 1, present.replicas()),
                present.shards(),
                present.indexed());
    }

    private static PodType type(String text) {
        return PodType.find(text)
                .orElseThrow(() -> INVALID_ARGUMENT.because(
                        "spec.pod.pod_type: Must be s1, p1 or p2 with a size, such as p1.x1: x1, x2, x4 or x8."));
    }

    /** Whoever tells the pods and not the shards means as many shards as that takes. */
    private static int shards(int shards, int replicas, @Nullable Integer pods) {
        if (pods == null || pods == 1) {
            return shards;
        }
        if (pods % replicas != 0 || (shards != 1 && shards != pods / replicas)) {
            throw INVALID_ARGUMENT.because("spec.pod.pods: Must be replicas times shards.");
        }
        return DeploymentRules.number("spec.pod.pods", pods / replicas, 1, 1);
    }
}
