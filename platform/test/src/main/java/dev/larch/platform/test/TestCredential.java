package dev.larch.platform.test;

import dev.larch.platform.identity.Principal;

/**
 * A credential that {@link FakeIam} resolves.
 *
 * @param secret what the caller shows: the value of an API key, or a signed token
 */
public record TestCredential(Principal principal, String secret) {}
