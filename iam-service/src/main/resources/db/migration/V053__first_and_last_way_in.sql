-- The one-time token of an empty installation.
CREATE TABLE bootstrap_token (
    id           integer     NOT NULL DEFAULT 1,
    token_sha256 text        NOT NULL,
    expires_at   timestamptz NOT NULL,
    CONSTRAINT pk_bootstrap_token PRIMARY KEY (id),
    CONSTRAINT ck_bootstrap_token_single CHECK (id = 1),
    CONSTRAINT ck_bootstrap_token_sha256 CHECK (token_sha256 ~ '^[0-9a-f]{64}$')
);

CREATE TABLE recovery_code (
    organization_id uuid        NOT NULL,
    code_sha256     text        NOT NULL,
    created_at      timestamptz NOT NULL,
    CONSTRAINT pk_recovery_code PRIMARY KEY (organization_id),
    CONSTRAINT fk_recovery_code_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT uq_recovery_code_code_sha256 UNIQUE (code_sha256),
    CONSTRAINT ck_recovery_code_code_sha256 CHECK (code_sha256 ~ '^[0-9a-f]{64}$')
);

-- Who was let in by a code: enforcement of a provider does not hold for him.
CREATE TABLE recovered_owner (
    organization_id uuid        NOT NULL,
    email           text        NOT NULL,
    recovered_at    timestamptz NOT NULL,
    CONSTRAINT pk_recovered_owner PRIMARY KEY (organization_id, email),
    CONSTRAINT fk_recovered_owner_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE
);
