package dev.larch.platform.test;

import com.puppycrawl.tools.checkstyle.api.AuditEvent;
import com.puppycrawl.tools.checkstyle.api.AuditListener;
import java.util.Set;
import java.util.TreeSet;

/** Collects the ids of the Checkstyle rules that were violated. */
final class ViolatedRules implements AuditListener {

    private final Set<String> ids = new TreeSet<>();

    Set<String> ids() {
        return ids;
    }

    @Override
    public void addError(AuditEvent event) {
        ids.add(String.valueOf(event.getModuleId()));
    }

    @Override
    public void addException(AuditEvent event, Throwable cause) {
        throw new IllegalStateException(cause);
    }

    @Override
    public void auditStarted(AuditEvent event) {}

    @Override
    public void auditFinished(AuditEvent event) {}

    @Override
    public void fileStarted(AuditEvent event) {}

    @Override
    public void fileFinished(AuditEvent event) {}
}
