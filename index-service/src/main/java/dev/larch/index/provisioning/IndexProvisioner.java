package dev.larch.index.provisioning;

import static dev.larch.kernel.ErrorCode.UNAVAILABLE;

import dev.larch.index.catalog.IndexDefinition;
import dev.larch.index.catalog.IndexRequest;
import dev.larch.index.catalog.IndexService;
import dev.larch.index.catalog.IndexState;
import dev.larch.index.catalog.PortRange;
import dev.larch.index.catalog.Repeatable;
import dev.larch.index.listener.DataPorts;
import dev.larch.index.listener.HostConfig;
import dev.larch.index.record.RecordService;
import dev.larch.kernel.ApiException;
import dev.larch.kernel.ErrorCode;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.Permission;
import dev.larch.platform.identity.Principal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings indexes into service and takes them out: the definition and its port appear and vanish together. */
@ApplicationScoped
public class IndexProvisioner {

    private static final Logger LOGGER = LoggerFactory.getLogger(IndexProvisioner.class);

    /** A process that was killed may hold its ports a moment longer. */
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final IndexService indexes;
    private final DataPorts ports;
    private final RecordService records;
    private final PortRange range;

    IndexProvisioner(IndexService indexes, DataPorts ports, RecordService records, HostConfig hosts) {
        this.indexes = indexes;
        this.ports = ports;
        this.records = records;
        this.range = new PortRange(hosts.firstPort(), hosts.portCount());
    }

    /**
     * Makes an index. Its port is opened first, and answers as if nothing were there until the definition is committed:
     * so a port that some other program holds is passed over. Fails with PERMISSION_DENIED where the caller may make no
     * index of that name, whether there is one or not. A call that is repeatable is answered with what it made before.
     */
    public Uni<IndexDefinition> create(
            Principal by, UUID projectId, IndexRequest request, @Nullable Repeatable repeatable) {
        var draft = indexes.draft(by.organizationOrFail(), projectId, request);
        Access.require(by, Permission.INDEX_CREATE, draft.resource(), Access.denied(Permission.INDEX_CREATE));
        return (repeatable == null
                        ? Uni.createFrom().<IndexDefinition>nullItem()
                        : indexes.findRepeated(projectId, draft.name(), repeatable))
                .onItem()
                .ifNull()
                .switchTo(() -> provision(by, draft, repeatable));
    }

    private Uni<IndexDefinition> provision(Principal by, IndexDefinition draft, @Nullable Repeatable repeatable) {
        return indexes.candidatePorts(range)
                .flatMap(this::openFirst)
                .flatMap(port -> indexes.insert(by, draft.onPort(port), repeatable)
                        .invoke(index -> ports.attach(index))
                        .onFailure()
                        .call(() -> ports.close(port)))
                .onFailure(failure -> repeatable != null && isTaken(failure))
                .recoverWithUni(taken -> indexes.findRepeated(
                                draft.projectId(), draft.name(), Objects.requireNonNull(repeatable))
                        .onItem()
                        .ifNull()
                        .failWith(taken));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof ApiException refused && refused.code() == ErrorCode.ALREADY_EXISTS;
    }

    /** Takes an index out of service at once; its data is removed behind the call, also across a restart. */
    public Uni<Void> delete(Principal by, UUID projectId, String name) {
        return indexes.terminate(by, projectId, name).invoke(this::finish).replaceWithVoid();
    }

    /** Opens the ports of what is in service, and goes on with what was going when the service stopped. */
    public Uni<Void> resume() {
        return indexes.listAll().flatMap(all -> {
            var openings = all.stream().map(this::resume).toList();
            return openings.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : Uni.join().all(openings).andCollectFailures().replaceWithVoid();
        });
    }

    private Uni<Void> resume(IndexDefinition index) {
        if (index.state() == IndexState.TERMINATING) {
            finish(index);
            return Uni.createFrom().voidItem();
        }
        var opened = ports.isOpen(index.port()) ? Uni.createFrom().voidItem() : ports.open(index.port());
        return opened.onFailure(BindException.class)
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_WAIT)
                .indefinitely()
                .chain(() -> attachUnlessGone(index));
    }

    /** A port can be long in opening, and the index deleted meanwhile. */
    private Uni<Void> attachUnlessGone(IndexDefinition index) {
        ports.attach(index);
        return indexes.isReady(index.id())
                .flatMap(ready -> ready ? Uni.createFrom().voidItem() : ports.close(index.port()));
    }

    private void finish(IndexDefinition index) {
        ports.detach(index.port());
        ports.close(index.port())
                .chain(() -> records.dropIndex(index.id()))
                .chain(() -> indexes.remove(index.id()))
                .subscribe()
                .with(
                        _ -> LOGGER.atInfo().addKeyValue("indexId", index.id()).log("An index is gone"),
                        cause -> LOGGER.atError()
                                .setCause(cause)
                                .addKeyValue("indexId", index.id())
                                .log("An index could not be removed; the next start goes on with it"));
    }

    private Uni<Integer> openFirst(List<Integer> candidates) {
        if (candidates.isEmpty()) {
            return Uni.createFrom().failure(UNAVAILABLE.because("No data port can be opened at the moment."));
        }
        int port = candidates.getFirst();
        return ports.open(port)
                .replaceWith(port)
                .onFailure(BindException.class)
                .recoverWithUni(() -> openFirst(candidates.subList(1, candidates.size())));
    }
}
