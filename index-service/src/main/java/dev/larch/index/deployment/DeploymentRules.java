package dev.larch.index.deployment;

import static dev.larch.kernel.ErrorCode.INVALID_ARGUMENT;
import static dev.larch.kernel.ErrorCode.NOT_FOUND;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be declared. Methods fail with INVALID_ARGUMENT, naming the field, with NOT_FOUND for a strange region. */
public final class DeploymentRules {

    /** How each cloud names its regions. Which of them there are changes too often to be known here. */
    private static final Map<String, Pattern> REGIONS = Map.of(
            "aws", Pattern.compile("[a-z]{2,3}(-[a-z]+)+-[0-9]{1,2}"),
            "gcp", Pattern.compile("[a-z]+(-[a-z]+)+[0-9]{1,2}"),
            "azure", Pattern.compile("[a-z]+[0-9]?"));

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final int MOST_NODES = 1_000;

    private DeploymentRules() {}

    /** Checks the deployment of a new index. */
    public static Deployment create(@Nullable DeploymentRequest request) {
        var one = one(request, "spec.serverless: Say where the index is to be: {\"cloud\": ..., \"region\": ...}.");
        if (one.serverless() != null) {
            return serverless(one.serverless());
        }
        return one.pod() != null ? pod(one.pod()) : byoc(Objects.requireNonNull(one.byoc()));
    }

    /** Checks what is to be changed of a deployment; the kind, the place and the shards are for good. */
    public static Deployment configure(Deployment present, @Nullable DeploymentRequest request) {
        if (request == null) {
            return present;
        }
        var one = one(request, "spec: Name what is to be changed.");
        if (present instanceof Deployment.Serverless serverless && one.serverless() != null) {
            return configure(serverless, one.serverless());
        }
        if (present instanceof Deployment.Byoc byoc && one.byoc() != null) {
            return configure(byoc, one.byoc());
        }
        if (present instanceof Deployment.Pod pod && one.pod() != null) {
            return PodRules.configure(pod, one.pod());
        }
        throw INVALID_ARGUMENT.because("spec: The index is of the kind %s, which it stays.".formatted(present.kind()));
    }

    private static Deployment configure(Deployment.Serverless present, DeploymentRequest.Serverless asked) {
        onlyCapacity("spec.serverless", asked.cloud(), asked.region(), asked.sourceCollection(), asked.schema());
        return new Deployment.Serverless(
                present.cloud(),
                present.region(),
                CapacityRules.configure("spec.serverless.read_capacity", present.readCapacity(), asked.readCapacity()),
                present.schema());
    }

    private static Deployment configure(Deployment.Byoc present, DeploymentRequest.Byoc asked) {
        onlyCapacity("spec.byoc", asked.environment(), asked.schema());
        return new Deployment.Byoc(
                present.environment(),
                CapacityRules.configure("spec.byoc.read_capacity", present.readCapacity(), asked.readCapacity()),
                present.schema());
    }

    private static void onlyCapacity(String field, @Nullable Object... others) {
        if (Arrays.stream(others).anyMatch(Objects::nonNull)) {
            throw INVALID_ARGUMENT.because("%s: Only read_capacity can be changed.".formatted(field));
        }
    }

    private static Deployment serverless(DeploymentRequest.Serverless asked) {
        collection("spec.serverless.source_collection", asked.sourceCollection());
        var cloud = Objects.requireNonNullElse(asked.cloud(), "");
        var regions = REGIONS.get(cloud);
        if (regions == null) {
            throw INVALID_ARGUMENT.because("spec.serverless.cloud: Must be one of aws, gcp, azure.");
        }
        var region = word("spec.serverless.region", asked.region());
        if (!regions.matcher(region).matches()) {
            throw NOT_FOUND.because("Resource cloud: %s region: %s not found.".formatted(cloud, region));
        }
        return new Deployment.Serverless(
                cloud,
                region,
                CapacityRules.of("spec.serverless.read_capacity", asked.readCapacity()),
                SchemaRules.fields("spec.serverless.schema", asked.schema()));
    }

    private static Deployment pod(DeploymentRequest.Pod asked) {
        collection("spec.pod.source_collection", asked.sourceCollection());
        return PodRules.create(asked);
    }

    private static Deployment byoc(DeploymentRequest.Byoc asked) {
        return new Deployment.Byoc(
                word("spec.byoc.environment", asked.environment()),
                CapacityRules.of("spec.byoc.read_capacity", asked.readCapacity()),
                SchemaRules.fields("spec.byoc.schema", asked.schema()));
    }

    /** There are no collections yet, so whichever is named is not there. */
    private static void collection(String field, @Nullable String name) {
        if (name != null) {
            throw INVALID_ARGUMENT.because("Resource %s not found.".formatted(word(field, name)));
        }
    }

    private static DeploymentRequest one(@Nullable DeploymentRequest request, String advice) {
        long kinds = request == null
                ? 0
                : Stream.of(request.serverless(), request.pod(), request.byoc())
                        .filter(Objects::nonNull)
                        .count();
        if (request == null || kinds == 0) {
            throw INVALID_ARGUMENT.because(advice);
        }
        if (kinds > 1) {
            throw INVALID_ARGUMENT.because("spec: Send exactly one of serverless, pod and byoc.");
        }
        return request;
    }

    static String word(String field, @Nullable String word) {
        if (word == null || !WORD.matcher(word).matches()) {
            throw INVALID_ARGUMENT.because("%s: Must be 1 to 100 letters, digits or '-'.".formatted(field));
        }
        return word;
    }

    static int number(String field, @Nullable Integer number, int least, int otherwise) {
        int given = number == null ? otherwise : number;
        if (given < least || given > MOST_NODES) {
            throw INVALID_ARGUMENT.because("%s: Must be %d to %d.".formatted(field, least, MOST_NODES));
        }
        return given;
    }
}
