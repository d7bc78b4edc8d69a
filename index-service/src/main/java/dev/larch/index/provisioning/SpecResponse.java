package dev.larch.index.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.index.deployment.Deployment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was declared about the deployment of an index: one of three. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpecResponse(
        @Nullable Serverless serverless,
        @Nullable Pod pod,
        @Nullable Byoc byoc) {

    /** In a region of a cloud. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Serverless(
            String cloud,
            String region,
            @Nullable CapacityResponse readCapacity,
            @Nullable Schema schema) {}

    /** In pods. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pod(
            String environment,
            String podType,
            int pods,
            int replicas,
            int shards,
            @Nullable MetadataConfig metadataConfig) {}

    /** In the owner's cloud. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Byoc(
            String environment,
            @Nullable CapacityResponse readCapacity,
            @Nullable Schema schema) {}

    /** The fields of metadata to filter by. */
    public record Schema(Map<String, Field> fields) {

        public Schema {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        static @Nullable Schema of(@Nullable List<String> names) {
            if (names == null) {
                return null;
            }
            var fields = new LinkedHashMap<String, Field>();
            names.forEach(name -> fields.put(name, new Field(true)));
            return new Schema(fields);
        }
    }

    /** What is done with one field. */
    public record Field(boolean filterable) {}

    /** The fields of metadata to filter by, as pods have it. */
    public record MetadataConfig(List<String> indexed) {

        public MetadataConfig {
            indexed = List.copyOf(indexed);
        }
    }

    static SpecResponse of(Deployment deployment, ApiVersion version) {
        return switch (deployment) {
            case Deployment.Serverless serverless ->
                new SpecResponse(
                        new Serverless(
                                serverless.cloud(),
                                serverless.region(),
                                version.tellsCapacity() ? CapacityResponse.of(serverless.readCapacity()) : null,
                                version.tellsCapacity() ? Schema.of(serverless.schema()) : null),
                        null,
                        null);
            case Deployment.Pod pod -> new SpecResponse(null, of(pod), null);
            case Deployment.Byoc byoc ->
                new SpecResponse(
                        null,
                        null,
                        new Byoc(
                                byoc.environment(),
                                version.tellsCapacity() ? CapacityResponse.of(byoc.readCapacity()) : null,
                                version.tellsCapacity() ? Schema.of(byoc.schema()) : null));
        };
    }

    private static Pod of(Deployment.Pod pod) {
        return new Pod(
                pod.environment(),
                pod.type().toString(),
                pod.pods(),
                pod.replicas(),
                pod.shards(),
                pod.indexed() == null ? null : new MetadataConfig(pod.indexed()));
    }
}
