package dev.larch.index.deployment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How much is to be read at a time, as it was declared. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReadCapacity.OnDemand.class, name = "OnDemand"),
    @JsonSubTypes.Type(value = ReadCapacity.Dedicated.class, name = "Dedicated")
})
public sealed interface ReadCapacity {

    /** As much as is asked for. */
    record OnDemand() implements ReadCapacity {}

    /** Nodes of its own. */
    record Dedicated(String nodeType, int replicas, int shards) implements ReadCapacity {}
}
