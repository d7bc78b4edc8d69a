package dev.larch.iam.apikey;

import dev.larch.platform.credential.ApiKeyValue;

/** A key and its value, at the one moment at which both are known. */
public record NewApiKey(ApiKey key, ApiKeyValue value) {}
