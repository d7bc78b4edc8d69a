package dev.larch.platform.refusal;

import dev.larch.platform.identity.Principal;
import dev.larch.platform.web.CallOrigin;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request as the policy learns who makes it and what it is about; read only when the request fails. */
public final class Attempt {

    private static final String KEY = "larch.attempt";

    private final CallOrigin origin;

    @Nullable
    private Principal principal;

    @Nullable
    private String strangeness;

    @Nullable
    private Function<Principal, Operation> operation;

    private boolean noted;

    private Attempt(CallOrigin origin) {
        this.origin = origin;
    }

    /** Binds a new attempt to the request and to its context, where gRPC looks for it. */
    static void begin(RoutingContext request) {
        var attempt = new Attempt(CallOrigin.current());
        request.put(KEY, attempt);
        ContextLocals.put(KEY, attempt);
    }

    /** The attempt of the request; a new one for a request that failed before it could begin. */
    public static Attempt of(RoutingContext request) {
        Attempt attempt = request.get(KEY);
        return attempt == null ? new Attempt(CallOrigin.current()) : attempt;
    }

    /** The attempt of the call that is being served. */
    public static Attempt current() {
        return ContextLocals.<Attempt>get(KEY).orElseGet(() -> new Attempt(CallOrigin.current()));
    }

    /** It is made by this principal. */
    public void by(Principal caller) {
        principal = caller;
    }

    /** It needs a credential and has none that is good, for this reason; one of a few. */
    public void byStranger(String reason) {
        strangeness = reason;
    }

    /** It is about this, which is worked out only when it fails. */
    public void at(Function<Principal, Operation> what) {
        operation = what;
    }

    CallOrigin origin() {
        return origin;
    }

    @Nullable
    Principal principal() {
        return principal;
    }

    @Nullable
    String strangeness() {
        return strangeness;
    }

    @Nullable
    Operation operationOf(Principal caller) {
        return operation == null ? null : operation.apply(caller);
    }

    /** True the first time only: a failure may pass more than one place that answers it. */
    boolean take() {
        boolean first = !noted;
        noted = true;
        return first;
    }
}
