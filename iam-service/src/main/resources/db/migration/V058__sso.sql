-- Sign-in through the providers of organizations: connections, the domains they count for, and who came in by them.

CREATE TABLE sso_connection (
    id                       uuid        NOT NULL,
    organization_id          uuid        NOT NULL,
    name                     text        NOT NULL,
    issuer                   text        NOT NULL,
    client_id                text        NOT NULL,
    client_secret            text        NOT NULL, -- sealed (SecretCipher), in Base64
    scopes                   text[]      NOT NULL,
    default_role             text        NOT NULL,
    group_claim              text,
    session_lifetime_seconds integer     NOT NULL,
    enforce                  boolean     NOT NULL,
    enabled                  boolean     NOT NULL,
    created_at               timestamptz NOT NULL,
    CONSTRAINT pk_sso_connection PRIMARY KEY (id),
    CONSTRAINT fk_sso_connection_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT uq_sso_connection_name UNIQUE (organization_id, name),
    CONSTRAINT ck_sso_connection_default_role CHECK (default_role IN ('OrgManager', 'OrgBillingAdmin', 'OrgMember')),
    CONSTRAINT ck_sso_connection_session_lifetime CHECK (session_lifetime_seconds BETWEEN 300 AND 86400),
    CONSTRAINT ck_sso_connection_enforce CHECK (enabled OR NOT enforce)
);

CREATE TABLE sso_domain (
    id              uuid        NOT NULL,
    organization_id uuid        NOT NULL,
    name            text        NOT NULL,
    token           text        NOT NULL,
    connection_id   uuid,
    verified_at     timestamptz,
    created_at      timestamptz NOT NULL,
    CONSTRAINT pk_sso_domain PRIMARY KEY (id),
    CONSTRAINT fk_sso_domain_organization FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT fk_sso_domain_connection FOREIGN KEY (connection_id) REFERENCES sso_connection (id) ON DELETE SET NULL,
    CONSTRAINT uq_sso_domain_name UNIQUE (organization_id, name),
    CONSTRAINT ck_sso_domain_name CHECK (name = lower(name) AND char_length(name) BETWEEN 3 AND 253)
);
-- Whoever proves a domain first has it.
CREATE UNIQUE INDEX uq_sso_domain_verified ON sso_domain (name) WHERE verified_at IS NOT NULL;
CREATE INDEX ix_sso_domain_connection_id ON sso_domain (connection_id);

CREATE TABLE sso_settings (
    organization_id     uuid NOT NULL,
    break_glass_user_id uuid,
    CONSTRAINT pk_sso_settings PRIMARY KEY (organization_id),
    CONSTRAINT fk_sso_settings_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT fk_sso_settings_user FOREIGN KEY (break_glass_user_id) REFERENCES app_user (id) ON DELETE SET NULL
);

-- Under which issuer and subject an organization knows a person. The same provider means nothing to another organization.
CREATE TABLE sso_identity (
    organization_id uuid        NOT NULL,
    issuer          text        NOT NULL,
    subject         text        NOT NULL,
    user_id         uuid        NOT NULL,
    connection_id   uuid        NOT NULL,
    last_sign_in_at timestamptz NOT NULL,
    CONSTRAINT pk_sso_identity PRIMARY KEY (organization_id, issuer, subject),
    CONSTRAINT fk_sso_identity_user FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE,
    CONSTRAINT fk_sso_identity_connection
        FOREIGN KEY (connection_id) REFERENCES sso_connection (id) ON DELETE CASCADE,
    CONSTRAINT uq_sso_identity_user UNIQUE (organization_id, issuer, user_id)
);
CREATE INDEX ix_sso_identity_connection_id ON sso_identity (connection_id);
CREATE INDEX ix_sso_identity_user_id ON sso_identity (user_id);

-- What was used and must not be used again: states of sign-ins and ids of logout tokens, until they are over anyway.
CREATE TABLE sso_used (
    sha256  text        NOT NULL,
    ends_at timestamptz NOT NULL,
    CONSTRAINT pk_sso_used PRIMARY KEY (sha256)
);
CREATE INDEX ix_sso_used_ends_at ON sso_used (ends_at);

ALTER TABLE web_session
    ADD COLUMN connection_id uuid,
    ADD COLUMN provider_sid  text,
    ADD CONSTRAINT fk_web_session_connection
        FOREIGN KEY (connection_id) REFERENCES sso_connection (id) ON DELETE CASCADE;
CREATE INDEX ix_web_session_connection_id ON web_session (connection_id);
