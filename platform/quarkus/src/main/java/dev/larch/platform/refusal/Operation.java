package dev.larch.platform.refusal;

import dev.larch.kernel.ErrorCode;
import java.util.List;

/**
 * What somebody tried to do, in the words of the audit log.
 *
 * @param changes whether it would have changed something
 * @param resourceId empty when it was about none that has an id yet
 * @param name the endpoint: method and path template
 * @param path the values of the path's parameters, as the caller sent them
 */
public record Operation(
        String action,
        String resourceType,
        boolean changes,
        String resourceId,
        String resourceName,
        String name,
        List<String> path) {

    public Operation {
        path = List.copyOf(path);
    }

    /** Every refusal is; of the other failures only those of calls that would have changed something. */
    boolean isWorthAnEvent(ErrorCode code) {
        return switch (code) {
            case UNAUTHENTICATED, PERMISSION_DENIED, FORBIDDEN, QUOTA_EXCEEDED, NOT_FOUND -> true;
            default -> changes;
        };
    }
}
