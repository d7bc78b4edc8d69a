package dev.larch.iam.signin;

import dev.larch.iam.session.SessionSecret;

/** What came of a sign-in at the provider. */
sealed interface SignIn {

    /** The person is a member; his browser gets a session. */
    record Admitted(SessionSecret secret) implements SignIn {}

    /** The person must come in by his company's own provider. */
    record Bound() implements SignIn {}

    /** The person is a member of nothing here; nothing was made. */
    record Unknown() implements SignIn {}
}
