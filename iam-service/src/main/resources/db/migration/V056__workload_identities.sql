-- Whose tokens are taken in place of a service account's secret. A token that was got so carries the rule's id.

CREATE TABLE workload_identity (
    id                 uuid        NOT NULL,
    organization_id    uuid        NOT NULL,
    service_account_id uuid        NOT NULL,
    issuer             text        NOT NULL,
    audience           text        NOT NULL,
    subject            text        NOT NULL,
    jwks_uri           text,
    created_at         timestamptz NOT NULL,
    CONSTRAINT pk_workload_identity PRIMARY KEY (id),
    CONSTRAINT fk_workload_identity_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT fk_workload_identity_service_account
        FOREIGN KEY (service_account_id) REFERENCES service_account (id) ON DELETE CASCADE,
    CONSTRAINT uq_workload_identity UNIQUE (service_account_id, issuer, audience, subject),
    CONSTRAINT ck_workload_identity_subject CHECK (subject <> '*')
);
