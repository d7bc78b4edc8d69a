-- People are invited, accounts are changed, and an organization takes along everything that is its own.

CREATE TABLE invite (
    id              uuid        NOT NULL,
    organization_id uuid        NOT NULL,
    email           text        NOT NULL,
    expires_at      timestamptz NOT NULL,
    processed_at    timestamptz,
    -- Who accepted it; without a foreign key, since the record outlives the person.
    user_id         uuid,
    mail_status     text,
    created_at      timestamptz NOT NULL,
    CONSTRAINT pk_invite PRIMARY KEY (id),
    CONSTRAINT fk_invite_organization FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE,
    CONSTRAINT ck_invite_email CHECK (email = lower(email) AND char_length(email) BETWEEN 3 AND 254),
    CONSTRAINT ck_invite_processed CHECK ((processed_at IS NULL) = (user_id IS NULL)),
    CONSTRAINT ck_invite_mail_status CHECK (mail_status IN ('sent', 'failed', 'not_configured'))
);
CREATE UNIQUE INDEX uq_invite_email_open ON invite (organization_id, email) WHERE processed_at IS NULL;
CREATE INDEX ix_invite_email_open ON invite (email) WHERE processed_at IS NULL;

-- One row for each invitation sent, first or repeated, for as long as it counts against the hourly limit.
CREATE TABLE invite_dispatch (
    id              uuid        NOT NULL,
    organization_id uuid        NOT NULL,
    sent_at         timestamptz NOT NULL,
    CONSTRAINT pk_invite_dispatch PRIMARY KEY (id),
    CONSTRAINT fk_invite_dispatch_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE
);
CREATE INDEX ix_invite_dispatch_sent_at ON invite_dispatch (organization_id, sent_at);

ALTER TABLE service_account
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
    DROP CONSTRAINT fk_service_account_organization;
ALTER TABLE service_account
    ADD CONSTRAINT fk_service_account_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE;

ALTER TABLE web_session DROP CONSTRAINT fk_web_session_organization;
ALTER TABLE web_session
    ADD CONSTRAINT fk_web_session_organization
        FOREIGN KEY (organization_id) REFERENCES organization (id) ON DELETE CASCADE;

UPDATE service_account SET updated_at = created_at;
