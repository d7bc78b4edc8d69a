-- Until when and from where a key may be used, the value that a rotation has replaced, and when it was last used.

ALTER TABLE api_key
    ADD COLUMN expires_at       timestamptz,
    ADD COLUMN allowed_cidrs    text[] NOT NULL DEFAULT '{}',
    ADD COLUMN previous_sha256  text,
    ADD COLUMN previous_ends_at timestamptz,
    ADD COLUMN last_used_at     timestamptz,
    ADD CONSTRAINT ck_api_key_allowed_cidrs CHECK (cardinality(allowed_cidrs) <= 20),
    ADD CONSTRAINT ck_api_key_previous CHECK ((previous_sha256 IS NULL) = (previous_ends_at IS NULL)),
    ADD CONSTRAINT ck_api_key_previous_sha256 CHECK (previous_sha256 ~ '^[0-9a-f]{64}$');
CREATE UNIQUE INDEX uq_api_key_previous_sha256 ON api_key (previous_sha256) WHERE previous_sha256 IS NOT NULL;
