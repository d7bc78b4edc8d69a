package dev.larch.iam.scim.token;

/** A token and its value, at the one moment at which both are known. */
record NewScimToken(ScimToken token, ScimTokenValue value) {}
