package dev.larch.platform.test.matrix;

import java.util.List;
import java.util.regex.Pattern;

/** The answers that the matrix tells apart. */
public enum MatrixAnswer {
    /** The caller was let through; what became of his call is another matter. */
    ALLOWED("✓"),
    /** 401, or the way to the sign-in page: no credential, or none that is good. */
    UNAUTHENTICATED("401"),
    /** 403: the permission is missing. */
    FORBIDDEN("403"),
    /** 404: to him it does not exist. */
    HIDDEN("404"),
    /** What must not happen, whoever calls: a fault of the server, a method that is not offered. */
    BROKEN("5xx");

    private static final String SIGN_IN = "/sso/login";

    /** As the control plane, the data plane and SCIM say it. */
    private static final Pattern NO_PERMISSION =
            Pattern.compile("\"PERMISSION_DENIED\"|^\\{\"code\":7,|\"status\":\"403\"");

    private final String mark;

    MatrixAnswer(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }

    /** Reads a reply; a 403 for another reason than a missing permission came after the caller was let through. */
    static MatrixAnswer of(String method, MatrixCall.Reply reply) {
        return switch (reply.status()) {
            case 303 -> method.equals("GET") && isSignIn(reply) ? UNAUTHENTICATED : ALLOWED;
            case 401 -> UNAUTHENTICATED;
            case 403 -> NO_PERMISSION.matcher(reply.body()).find() ? FORBIDDEN : ALLOWED;
            case 404 -> HIDDEN;
            case 405 -> BROKEN;
            default -> reply.status() >= 500 ? BROKEN : ALLOWED;
        };
    }

    private static boolean isSignIn(MatrixCall.Reply reply) {
        return reply.headers().getOrDefault("location", List.of()).stream()
                .anyMatch(location -> location.contains(SIGN_IN));
    }
}
