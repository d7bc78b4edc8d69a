package dev.larch.local.home;

import java.util.Objects;

/** A reason why Larch cannot start or go on, told to the person at the keyboard in one line and without a stack trace. */
public final class StartProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartProblem(String message) {
        super(message);
    }

    public StartProblem(String message, Throwable cause) {
        super(message + reasonOf(cause), cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    private static String reasonOf(Throwable cause) {
        String reason = cause.getMessage();
        return " ("
                + (reason == null
                        ? cause.getClass().getSimpleName()
                        : reason.lines().findFirst().orElse("")) + ")";
    }
}
