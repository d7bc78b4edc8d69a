-- What the company's directory says of people and groups (SCIM 2.0), and the tokens with which it says so.

CREATE TABLE scim_token (
    id              uuid        NOT NULL,
    organization_id uuid        NOT NULL,
    name            text        NOT NULL,
    secret_sha256   text        NOT NULL,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    last_used_at    timestamptz,
    CONSTRAINT pk_scim_token PRIMARY KEY (id),
    CONSTRAINT fk_scim_token_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT uq_scim_token_secret_sha256 UNIQUE (secret_sha256),
    CONSTRAINT ck_scim_token_name CHECK (char_length(name) BETWEEN 1 AND 80),
    CONSTRAINT ck_scim_token_secret_sha256 CHECK (secret_sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT ck_scim_token_expires_at
        CHECK (expires_at > created_at AND expires_at <= created_at + interval '365 days')
);
CREATE INDEX ix_scim_token_organization_id ON scim_token (organization_id);

-- A row stays when the directory deletes somebody: it keeps him from coming back by a sign-in.
CREATE TABLE scim_user (
    organization_id uuid        NOT NULL,
    user_id         uuid        NOT NULL,
    user_name       text        NOT NULL,
    external_id     text,
    display_name    text,
    given_name      text,
    family_name     text,
    state           text        NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    CONSTRAINT pk_scim_user PRIMARY KEY (organization_id, user_id),
    CONSTRAINT fk_scim_user_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT fk_scim_user_user FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE,
    CONSTRAINT uq_scim_user_user_name UNIQUE (organization_id, user_name),
    CONSTRAINT ck_scim_user_user_name CHECK (user_name = lower(user_name)),
    CONSTRAINT ck_scim_user_state CHECK (state IN ('active', 'inactive', 'deleted'))
);
CREATE INDEX ix_scim_user_user_id ON scim_user (user_id);
CREATE INDEX ix_scim_user_external_id ON scim_user (organization_id, external_id);

CREATE TABLE scim_group (
    id              uuid        NOT NULL,
    organization_id uuid        NOT NULL,
    display_name    text        NOT NULL,
    external_id     text,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    CONSTRAINT pk_scim_group PRIMARY KEY (id),
    CONSTRAINT fk_scim_group_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT uq_scim_group_display_name UNIQUE (organization_id, display_name),
    CONSTRAINT ck_scim_group_display_name CHECK (char_length(display_name) BETWEEN 1 AND 256)
);

CREATE TABLE scim_group_member (
    group_id uuid NOT NULL,
    user_id  uuid NOT NULL,
    CONSTRAINT pk_scim_group_member PRIMARY KEY (group_id, user_id),
    CONSTRAINT fk_scim_group_member_group FOREIGN KEY (group_id) REFERENCES scim_group (id) ON DELETE CASCADE
);
CREATE INDEX ix_scim_group_member_user_id ON scim_group_member (user_id);
