-- Who there is, what he may do, and how he proves who he is. Secrets are stored as SHA-256 only.

CREATE TABLE organization (
    id         uuid        NOT NULL,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_organization PRIMARY KEY (id),
    CONSTRAINT ck_organization_name CHECK (char_length(name) BETWEEN 1 AND 512)
);

CREATE TABLE project (
    id                         uuid        NOT NULL,
    organization_id            uuid        NOT NULL,
    name                       text        NOT NULL,
    max_pods                   integer     NOT NULL,
    force_encryption_with_cmek boolean     NOT NULL,
    created_at                 timestamptz NOT NULL,
    -- Set while a deletion is under way; it lapses by itself, so that a process which dies leaves no project hidden.
    deletion_id                uuid,
    deletion_ends_at           timestamptz,
    CONSTRAINT pk_project PRIMARY KEY (id),
    CONSTRAINT fk_project_organization FOREIGN KEY (organization_id) REFERENCES organization (id),
    CONSTRAINT uq_project_organization_id_name UNIQUE (organization_id, name),
    CONSTRAINT ck_project_name CHECK (char_length(name) BETWEEN 1 AND 512),
    CONSTRAINT ck_project_max_pods CHECK (max_pods >= 0),
    CONSTRAINT ck_project_deletion CHECK ((deletion_id IS NULL) = (deletion_ends_at IS NULL))
);

-- A person is known by the address he was invited with until his first sign-in binds issuer and subject.
CREATE TABLE app_user (
    id         uuid        NOT NULL,
    email      text        NOT NULL,
    name       text,
    issuer     text,
    subject    text,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_app_user PRIMARY KEY (id),
    CONSTRAINT uq_app_user_issuer_subject UNIQUE (issuer, subject),
    CONSTRAINT ck_app_user_email CHECK (email = lower(email) AND char_length(email) BETWEEN 3 AND 254),
    CONSTRAINT ck_app_user_identity CHECK ((issuer IS NULL) = (subject IS NULL))
);
CREATE UNIQUE INDEX uq_app_user_email_unbound ON app_user (email) WHERE issuer IS NULL;

-- Roles of people and service accounts; an API key carries its own, on its project.
CREATE TABLE role_binding (
    id              uuid        NOT NULL,
    organization_id uuid        NOT NULL,
    principal_type  text        NOT NULL,
    principal_id    uuid        NOT NULL,
    resource_type   text        NOT NULL,
    resource_id     uuid        NOT NULL,
    role            text        NOT NULL,
    created_at      timestamptz NOT NULL,
    CONSTRAINT pk_role_binding PRIMARY KEY (id),
    CONSTRAINT fk_role_binding_organization FOREIGN KEY (organization_id) REFERENCES organization (id),
    CONSTRAINT uq_role_binding UNIQUE (principal_type, principal_id, resource_type, resource_id, role),
    CONSTRAINT ck_role_binding_principal_type CHECK (principal_type IN ('user', 'service_account')),
    CONSTRAINT ck_role_binding_resource_type CHECK (resource_type IN ('organization', 'project'))
);
CREATE INDEX ix_role_binding_resource ON role_binding (resource_type, resource_id);

CREATE TABLE api_key (
    id              uuid        NOT NULL,
    organization_id uuid        NOT NULL,
    project_id      uuid        NOT NULL,
    name            text        NOT NULL,
    label           text        NOT NULL,
    secret_sha256   text        NOT NULL,
    roles           text[]      NOT NULL,
    created_at      timestamptz NOT NULL,
    CONSTRAINT pk_api_key PRIMARY KEY (id),
    CONSTRAINT fk_api_key_organization FOREIGN KEY (organization_id) REFERENCES organization (id),
    CONSTRAINT fk_api_key_project FOREIGN KEY (project_id) REFERENCES project (id) ON DELETE CASCADE,
    CONSTRAINT uq_api_key_secret_sha256 UNIQUE (secret_sha256),
    CONSTRAINT ck_api_key_name CHECK (char_length(name) BETWEEN 1 AND 80),
    CONSTRAINT ck_api_key_roles CHECK (cardinality(roles) > 0),
    CONSTRAINT ck_api_key_secret_sha256 CHECK (secret_sha256 ~ '^[0-9a-f]{64}$')
);
CREATE INDEX ix_api_key_project_id ON api_key (project_id);

CREATE TABLE service_account (
    id              uuid        NOT NULL,
    organization_id uuid        NOT NULL,
    name            text        NOT NULL,
    client_id       text        NOT NULL,
    secret_id       uuid        NOT NULL,
    secret_sha256   text        NOT NULL,
    created_at      timestamptz NOT NULL,
    CONSTRAINT pk_service_account PRIMARY KEY (id),
    CONSTRAINT fk_service_account_organization FOREIGN KEY (organization_id) REFERENCES organization (id),
    CONSTRAINT uq_service_account_client_id UNIQUE (client_id),
    CONSTRAINT ck_service_account_name CHECK (char_length(name) BETWEEN 1 AND 80),
    CONSTRAINT ck_service_account_secret_sha256 CHECK (secret_sha256 ~ '^[0-9a-f]{64}$')
);
CREATE INDEX ix_service_account_organization_id ON service_account (organization_id);

CREATE TABLE web_session (
    id              uuid        NOT NULL,
    organization_id uuid        NOT NULL,
    user_id         uuid        NOT NULL,
    cookie_sha256   text        NOT NULL,
    created_at      timestamptz NOT NULL,
    last_seen_at    timestamptz NOT NULL,
    idle_ends_at    timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    CONSTRAINT pk_web_session PRIMARY KEY (id),
    CONSTRAINT fk_web_session_organization FOREIGN KEY (organization_id) REFERENCES organization (id),
    CONSTRAINT fk_web_session_user FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE,
    CONSTRAINT uq_web_session_cookie_sha256 UNIQUE (cookie_sha256)
);
CREATE INDEX ix_web_session_ends_at ON web_session (ends_at);

CREATE TABLE signing_key (
    id          text        NOT NULL,
    private_key bytea       NOT NULL,
    public_key  bytea       NOT NULL,
    created_at  timestamptz NOT NULL,
    CONSTRAINT pk_signing_key PRIMARY KEY (id)
);

-- The revocation log. Who adds an entry holds the counter's row until he commits: positions are in commit order.
CREATE TABLE revocation_counter (
    id       integer NOT NULL DEFAULT 1,
    position bigint  NOT NULL,
    CONSTRAINT pk_revocation_counter PRIMARY KEY (id),
    CONSTRAINT ck_revocation_counter_single CHECK (id = 1)
);
INSERT INTO revocation_counter (position) VALUES (0);

CREATE TABLE revocation (
    position   bigint      NOT NULL,
    kind       text        NOT NULL,
    subject_id text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_revocation PRIMARY KEY (position),
    CONSTRAINT ck_revocation_kind CHECK (kind IN ('credential', 'principal', 'project', 'organization'))
);

-- What happened, written with the change and shipped to audit-service afterwards.
CREATE TABLE audit_outbox (
    position        bigint GENERATED ALWAYS AS IDENTITY,
    organization_id uuid        NOT NULL,
    event_id        uuid        NOT NULL,
    event           jsonb       NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_audit_outbox PRIMARY KEY (position),
    CONSTRAINT uq_audit_outbox_event_id UNIQUE (event_id)
);
