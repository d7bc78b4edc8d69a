-- What the creator of an index declared about its deployment; and a digest by which a create that is repeated with the same
-- Idempotency-Key is known. Until the first release, no version runs beside the one before it: two columns go at once.
ALTER TABLE index_definition
    ADD COLUMN deployment jsonb,
    ADD COLUMN creation_digest bytea;
UPDATE index_definition
SET deployment = jsonb_build_object(
    'kind', 'serverless', 'cloud', cloud, 'region', region, 'readCapacity', jsonb_build_object('mode', 'OnDemand'));
ALTER TABLE index_definition
    ALTER COLUMN deployment SET NOT NULL,
    DROP COLUMN cloud,
    DROP COLUMN region;
