package dev.larch.index.listener;

import dev.larch.index.catalog.IndexDefinition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.BindException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The data ports that are open, and the index that each serves. Opening a port twice in one Vert.x succeeds silently, even
 * the port of somebody else's listener: so the register decides, not the socket.
 */
@ApplicationScoped
public class DataPorts {

    private final DataPortFactory factory;
    private final Map<Integer, DataPort> open = new ConcurrentHashMap<>();
    private final Map<Integer, IndexDefinition> serving = new ConcurrentHashMap<>();

    DataPorts(DataPortFactory factory) {
        this.factory = factory;
    }

    /** Opens a port that serves nothing yet; fails with {@link BindException} when it is taken, by us or by others. */
    public Uni<Void> open(int port) {
        var listener = factory.create(port);
        if (open.putIfAbsent(port, listener) != null) {
            return Uni.createFrom().failure(new BindException("Port %d is open already".formatted(port)));
        }
        return listener.open().onFailure().invoke(() -> open.remove(port, listener));
    }

    /** Whether the port has been opened, or is being opened. */
    public boolean isOpen(int port) {
        return open.containsKey(port);
    }

    /** From now on the index's port answers for it. */
    public void attach(IndexDefinition index) {
        serving.put(index.port(), index);
    }

    /** From now on the port answers as if no index had ever been there. */
    public void detach(int port) {
        serving.remove(port);
    }

    /** Closes the port and its connections. */
    public Uni<Void> close(int port) {
        serving.remove(port);
        var listener = open.remove(port);
        return listener == null ? Uni.createFrom().voidItem() : listener.close();
    }

    @Nullable
    IndexDefinition find(int port) {
        return serving.get(port);
    }
}
