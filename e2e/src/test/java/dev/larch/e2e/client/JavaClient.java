package dev.larch.e2e.client;

import dev.larch.e2e.stack.StackEnvironment;
import io.pinecone.clients.Index;
import io.pinecone.clients.Pinecone;
import io.pinecone.configs.PineconeConfig;
import io.pinecone.configs.PineconeConnection;

/** The official Java client, set up for a stack and a key. */
public record JavaClient(StackEnvironment environment, String apiKey) {

    /** The whole client: it finds an index's host by itself. */
    public Pinecone pinecone() {
        return new Pinecone.Builder(apiKey)
                .withHost(environment.controller())
                .withTlsEnabled(environment.isTls())
                .build();
    }

    /** An index whose host is known, as a key needs it that may not describe indexes. */
    public Index index(SmallIndex index) {
        var config = new PineconeConfig(apiKey);
        config.setHost(index.host());
        config.setTLSEnabled(environment.isTls());
        return new Index(config, new PineconeConnection(config), index.name());
    }

    @Override
    public String toString() {
        return "JavaClient[" + environment.controller() + "]";
    }
}
