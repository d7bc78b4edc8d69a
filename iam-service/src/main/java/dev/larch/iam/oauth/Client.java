package dev.larch.iam.oauth;

import dev.larch.iam.account.ServiceAccount;

/** A client that has proved itself. */
public sealed interface Client {

    /** One of Larch's own services. */
    record Service(String name) implements Client {}

    /** A service account of an organization. */
    record Account(ServiceAccount account) implements Client {}
}
