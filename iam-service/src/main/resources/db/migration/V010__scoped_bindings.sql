-- Roles of keys and invitations are bindings like all others, and a binding may be limited to a part of its project.

ALTER TABLE role_binding
    ADD COLUMN index_name text,
    ADD COLUMN namespace  text,
    DROP CONSTRAINT ck_role_binding_principal_type,
    DROP CONSTRAINT uq_role_binding,
    DROP CONSTRAINT fk_role_binding_organization;

ALTER TABLE role_binding
    ADD CONSTRAINT ck_role_binding_principal_type
        CHECK (principal_type IN ('user', 'service_account', 'api_key', 'invite')),
    ADD CONSTRAINT uq_role_binding UNIQUE NULLS NOT DISTINCT
        (organization_id, principal_type, principal_id, resource_type, resource_id, role, index_name, namespace),
    ADD CONSTRAINT fk_role_binding_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    ADD CONSTRAINT ck_role_binding_scope
        CHECK (index_name IS NULL AND namespace IS NULL OR index_name IS NOT NULL AND resource_type = 'project');

-- Whoever takes away a binding that makes an owner or a member passes here, whatever statement does it. The lock on the
-- organization makes two such changes follow each other: the second sees what the first has left. It is the weaker one:
-- whoever has written a row that refers to the organization holds its key already, and two of them who go on to take
-- bindings away would wait for each other for ever with the stronger.
CREATE FUNCTION keep_owner_and_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM organization WHERE id = OLD.organization_id FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN NULL; -- the organization itself is being deleted
    END IF;
    IF OLD.role = 'OrgOwner' AND OLD.principal_type IN ('user', 'service_account') AND NOT EXISTS (
        SELECT 1 FROM role_binding
        WHERE organization_id = OLD.organization_id AND role = 'OrgOwner'
            AND principal_type IN ('user', 'service_account'))
    THEN
        RAISE EXCEPTION 'ck_role_binding_owner: the organization % would have no owner', OLD.organization_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_role_binding_owner', TABLE = 'role_binding';
    END IF;
    IF OLD.principal_type IN ('user', 'invite')
        AND EXISTS (
            SELECT 1 FROM role_binding
            WHERE organization_id = OLD.organization_id
                AND principal_type = OLD.principal_type AND principal_id = OLD.principal_id)
        AND NOT EXISTS (
            SELECT 1 FROM role_binding
            WHERE organization_id = OLD.organization_id
                AND principal_type = OLD.principal_type AND principal_id = OLD.principal_id
                AND resource_type = 'organization')
    THEN
        RAISE EXCEPTION 'ck_role_binding_membership: the % % would hold roles without being a member', OLD.principal_type, OLD.principal_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ck_role_binding_membership', TABLE = 'role_binding';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER keep_owner_and_membership
    AFTER DELETE OR UPDATE ON role_binding
    FOR EACH ROW WHEN (OLD.resource_type = 'organization')
    EXECUTE FUNCTION keep_owner_and_membership();
