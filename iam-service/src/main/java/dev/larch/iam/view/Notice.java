package dev.larch.iam.view;

/** A page that says one thing and offers to sign in. */
public record Notice(int status, String title, String text, String action) {

    private static final String AGAIN = "Sign in again";

    public static Notice signedOut() {
        return new Notice(200, "You are signed out", "Your session has ended in this browser.", AGAIN);
    }

    public static Notice failed() {
        return new Notice(
                401,
                "The sign-in did not succeed",
                "Your identity provider did not confirm who you are, with a verified e-mail address. Nothing was changed.",
                "Try again");
    }

    public static Notice unknown() {
        return new Notice(
                403,
                "You are not a member here",
                "You have signed in, but no organization knows you. Ask an owner of your organization to invite you.",
                "Sign in as somebody else");
    }
}
