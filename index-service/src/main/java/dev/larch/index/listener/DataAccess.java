package dev.larch.index.listener;

import dev.larch.index.catalog.IndexDefinition;
import dev.larch.platform.access.Absent;
import dev.larch.platform.access.Access;
import dev.larch.platform.access.Permission;
import dev.larch.platform.access.Resource;
import dev.larch.platform.identity.Caller;
import io.smallrye.common.vertx.ContextLocals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;

/**
 * Hands out the index that a call is for, to who may do there what he is about to do. The policy has let him in for some
 * part of the index; only now is it known for which.
 */
@ApplicationScoped
public class DataAccess {

    private final Caller caller;

    DataAccess(Caller caller) {
        this.caller = caller;
    }

    /**
     * The index, for an operation on one of its namespaces; fails with PERMISSION_DENIED where that is not granted,
     * whether there is such a namespace or not.
     */
    public IndexDefinition index(Permission permission, String namespace) {
        var index = index();
        Access.require(caller.principal(), permission, resource(index, namespace), Access.denied(permission));
        return index;
    }

    /** The index, for a look at those of its namespaces that {@link #namespaces} lets through; fails with NOT_FOUND. */
    public IndexDefinition index() {
        return ContextLocals.<IndexDefinition>get(DataListener.INDEX).orElseThrow(Absent::indexOfHost);
    }

    /** The namespaces in which the caller has the permission, by their names. */
    public Predicate<String> namespaces(Permission permission) {
        var index = index();
        var principal = caller.principal();
        return namespace -> Access.allows(principal, permission, resource(index, namespace));
    }

    private static Resource resource(IndexDefinition index, String namespace) {
        return Resource.namespace(index.organizationId(), index.projectId(), index.name(), namespace);
    }
}
