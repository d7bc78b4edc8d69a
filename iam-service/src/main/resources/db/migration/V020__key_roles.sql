-- The roles of an API key become bindings like all others.

INSERT INTO role_binding
    (id, organization_id, principal_type, principal_id, resource_type, resource_id, role, created_at)
SELECT
    -- A UUID of version 7, as the service makes them: milliseconds, place, random bits.
    (lpad(to_hex((extract(epoch FROM k.created_at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(r.place), 3, '0')
        || substr(replace(gen_random_uuid()::text, '-', ''), 17))::uuid,
    k.organization_id, 'api_key', k.id, 'project', k.project_id, r.role,
    k.created_at + r.place * interval '1 microsecond'
FROM api_key k CROSS JOIN LATERAL unnest(k.roles) WITH ORDINALITY AS r (role, place);

ALTER TABLE api_key
    DROP COLUMN roles,
    ADD CONSTRAINT uq_api_key_project UNIQUE (organization_id, project_id, id);

-- A key's bindings are on its own project, and go with it, whatever statement takes it away.
ALTER TABLE role_binding
    ADD COLUMN api_key_id uuid GENERATED ALWAYS AS (CASE WHEN principal_type = 'api_key' THEN principal_id END) STORED,
    ADD CONSTRAINT ck_role_binding_api_key CHECK (principal_type <> 'api_key' OR resource_type = 'project'),
    ADD CONSTRAINT fk_role_binding_api_key FOREIGN KEY (organization_id, resource_id, api_key_id)
        REFERENCES api_key (organization_id, project_id, id) ON DELETE CASCADE;
CREATE INDEX ix_role_binding_api_key_id ON role_binding (api_key_id) WHERE api_key_id IS NOT NULL;
