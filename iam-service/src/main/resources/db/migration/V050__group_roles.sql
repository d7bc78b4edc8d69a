-- Groups of the company's directory give roles, and the roles that came so can be told from those given by hand.

CREATE TABLE group_role (
    id              uuid        NOT NULL,
    organization_id uuid        NOT NULL,
    group_name      text        NOT NULL,
    role            text        NOT NULL,
    resource_type   text        NOT NULL,
    resource_id     uuid        NOT NULL,
    index_name      text,
    namespace       text,
    created_at      timestamptz NOT NULL,
    project_id      uuid GENERATED ALWAYS AS (CASE WHEN resource_type = 'project' THEN resource_id END) STORED,
    CONSTRAINT pk_group_role PRIMARY KEY (id),
    CONSTRAINT fk_group_role_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT fk_group_role_project FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE,
    CONSTRAINT uq_group_role UNIQUE NULLS NOT DISTINCT
        (organization_id, group_name, role, resource_type, resource_id, index_name, namespace),
    CONSTRAINT ck_group_role_group_name CHECK (char_length(group_name) BETWEEN 1 AND 256),
    CONSTRAINT ck_group_role_resource_type CHECK (resource_type IN ('organization', 'project')),
    CONSTRAINT ck_group_role_scope
        CHECK (index_name IS NULL AND namespace IS NULL OR index_name IS NOT NULL AND resource_type = 'project')
);
CREATE INDEX ix_group_role_project_id ON group_role (project_id);

-- The groups that somebody was last said to be in. Without a foreign key to the person: its lock would be taken while
-- the organization is locked, the other way round than at a sign-in.
CREATE TABLE user_group (
    organization_id uuid NOT NULL,
    user_id         uuid NOT NULL,
    source          text NOT NULL,
    group_name      text NOT NULL,
    CONSTRAINT pk_user_group PRIMARY KEY (organization_id, user_id, source, group_name),
    CONSTRAINT fk_user_group_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT ck_user_group_source CHECK (source IN ('sign_in', 'directory'))
);
CREATE INDEX ix_user_group_group_name ON user_group (organization_id, group_name);

-- Marks the bindings that groups gave.
CREATE TABLE group_role_grant (
    binding_id uuid NOT NULL,
    CONSTRAINT pk_group_role_grant PRIMARY KEY (binding_id),
    CONSTRAINT fk_group_role_grant_binding FOREIGN KEY (binding_id) REFERENCES role_binding (id) ON DELETE CASCADE
);
