-- A signing key is published some time before it signs, and may be sealed under the installation's key.

ALTER TABLE signing_key
    ADD COLUMN signs_from timestamptz,
    ADD COLUMN sealed     boolean NOT NULL DEFAULT false;

UPDATE signing_key SET signs_from = created_at;

ALTER TABLE signing_key ALTER COLUMN signs_from SET NOT NULL;
