package dev.larch.index.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the creator of an index declared about its deployment. It is kept and told, and changes nothing of how it is served. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Deployment.Serverless.class, name = "serverless"),
    @JsonSubTypes.Type(value = Deployment.Pod.class, name = "pod"),
    @JsonSubTypes.Type(value = Deployment.Byoc.class, name = "byoc")
})
public sealed interface Deployment {

    /** The name under which it stands in a specification. */
    @JsonIgnore
    String kind();

    /** How many pods it takes of the project's quota. */
    @JsonIgnore
    default int pods() {
        return 0;
    }

    /**
     * In a region of a cloud.
     *
     * @param schema the fields of metadata to filter by, or null for all
     */
    record Serverless(
            String cloud,
            String region,
            ReadCapacity readCapacity,
            @Nullable List<String> schema) implements Deployment {

        public Serverless {
            schema = schema == null ? null : List.copyOf(schema);
        }

        @Override
        public String kind() {
            return "serverless";
        }
    }

    /**
     * In pods of a size.
     *
     * @param indexed the fields of metadata to filter by, or null for all
     */
    record Pod(
            String environment,
            PodType type,
            int replicas,
            int shards,
            @Nullable List<String> indexed) implements Deployment {

        public Pod {
            indexed = indexed == null ? null : List.copyOf(indexed);
        }

        @Override
        public String kind() {
            return "pod";
        }

        @Override
        public int pods() {
            return replicas * shards;
        }
    }

    /** In the owner's cloud; the schema as in {@link Serverless}. */
    record Byoc(
            String environment,
            ReadCapacity readCapacity,
            @Nullable List<String> schema) implements Deployment {

        public Byoc {
            schema = schema == null ? null : List.copyOf(schema);
        }

        @Override
        public String kind() {
            return "byoc";
        }
    }
}
