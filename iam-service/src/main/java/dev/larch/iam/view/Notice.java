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

    public static Notice notFromHere() {
        return new Notice(
                403,
                "Larch cannot tell where this came from",
                "Your browser does not say that it was a page of Larch that you sent. Nothing was changed. If another site"
                        + " brought you here, close the page. Else something in your browser or your network takes the"
                        + " headers Origin and Sec-Fetch-Site away: switch off the extension that does it for this site,"
                        + " use another browser, or ask your administrators.",
                "Begin again");
    }
}
