package dev.larch.iam.refusal;

import java.util.Map;

/** Somebody is not let in. Thrown within a transaction, it leaves nothing behind of the sign-in. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final Advice advice;
    private final transient Map<String, Object> about;

    /**
     * @param reason one word for the audit log and the page
     * @param message a sentence for the audit log; quotes no secret
     * @param about who it was, as far as that is proved
     */
    public RefusedException(String reason, Advice advice, String message, Map<String, Object> about) {
        super(message);
        this.reason = reason;
        this.advice = advice;
        this.about = Map.copyOf(about);
    }

    public RefusedException(String reason, Advice advice, String message) {
        this(reason, advice, message, Map.of());
    }

    public String reason() {
        return reason;
    }

    public Advice advice() {
        return advice;
    }

    Map<String, Object> about() {
        return about;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
