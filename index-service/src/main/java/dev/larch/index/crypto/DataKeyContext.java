package dev.larch.index.crypto;

import java.util.UUID;

/** What a data key is for; it is bound to these when it is wrapped. */
record DataKeyContext(UUID projectId, UUID indexId, UUID dataKeyId) {}
