package dev.larch.index.listener;

import dev.larch.index.catalog.IndexDefinition;
import dev.larch.platform.access.Absent;
import io.smallrye.common.vertx.ContextLocals;
import jakarta.enterprise.context.ApplicationScoped;

/** The index that the call which is being served is for. */
@ApplicationScoped
public class CurrentIndex {

    /** The index of the data port; fails with NOT_FOUND when the port serves none. */
    public IndexDefinition get() {
        return ContextLocals.<IndexDefinition>get(DataListener.INDEX).orElseThrow(Absent::indexOfHost);
    }
}
