package dev.larch.iam.refusal;

import dev.larch.iam.view.Notice;
import dev.larch.kernel.ErrorCode;

/** What somebody is told who is not let in, so that he knows what to do. */
public enum Advice {
    BEGIN_AGAIN(
            ErrorCode.UNAUTHENTICATED,
            "This sign-in is over",
            "It was finished already, took longer than ten minutes, or began in another browser. Nothing was changed."
                    + " Begin again, in this browser.",
            "Begin again"),
    NOT_BELIEVED(
            ErrorCode.UNAUTHENTICATED,
            "The sign-in did not succeed",
            "Larch does not accept what your company's sign-in service answered. Nothing was changed. Try again; when it"
                    + " happens again, tell your administrators the reason below.",
            "Try again"),
    DENIED(
            ErrorCode.UNAUTHENTICATED,
            "You were not signed in",
            "Your company's sign-in service did not let you through, or you stopped. Try again, or ask your company's"
                    + " administrators whether you may use Larch.",
            "Try again"),
    OUTAGE(
            ErrorCode.UNAVAILABLE,
            "Your company's sign-in service is out of order",
            "Larch cannot reach it, or it does not do what it should. Nothing was changed. Try again in some minutes; when"
                    + " it lasts, tell your administrators the reason below.",
            "Try again"),
    VERIFY_ADDRESS(
            ErrorCode.FORBIDDEN,
            "Your e-mail address is not verified",
            "Your company's sign-in service does not vouch for your e-mail address. Have it verified there, or ask your"
                    + " administrators to do it. Then try again.",
            "Try again"),
    OTHER_ADDRESS(
            ErrorCode.FORBIDDEN,
            "This address does not belong to your company",
            "You have signed in with an e-mail address that is not of your company's domain. Sign in there with your"
                    + " company's address, or ask an owner of your organization in Larch to add the domain.",
            "Sign in as somebody else"),
    ASK_ADMINISTRATORS(
            ErrorCode.FORBIDDEN,
            "Your access has ended",
            "Your company's directory has switched you off in Larch. Ask your company's administrators to let you in again.",
            "Sign in as somebody else"),
    ASK_OWNER(
            ErrorCode.FORBIDDEN,
            "The address is somebody else's already",
            "Your company's sign-in service knows somebody else under this e-mail address. Ask an owner of your"
                    + " organization in Larch to remove the earlier person first.",
            "Sign in as somebody else"),
    BY_COMPANY(
            ErrorCode.FORBIDDEN,
            "Sign in through your company",
            "Your organization lets people with your address in through its own sign-in service only. Type your address on"
                    + " the next page, and you will be sent there.",
            "Sign in");

    private final ErrorCode code;
    private final String title;
    private final String text;
    private final String action;

    Advice(ErrorCode code, String title, String text, String action) {
        this.code = code;
        this.title = title;
        this.text = text;
        this.action = action;
    }

    ErrorCode code() {
        return code;
    }

    /** The page, with the reason for those who look after the sign-in. */
    public Notice notice(String reason) {
        return new Notice(code.httpStatus(), title, "%s (Reason: %s)".formatted(text, reason), action);
    }
}
