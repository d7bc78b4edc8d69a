-- One row per organization: the number of its newest event. Appending locks it, so numbers follow commits without a gap.
CREATE TABLE audit_log (
    organization_id uuid   NOT NULL,
    last_sequence   bigint NOT NULL,
    CONSTRAINT pk_audit_log PRIMARY KEY (organization_id),
    CONSTRAINT ck_audit_log_last_sequence CHECK (last_sequence >= 0)
);

-- The events. Every key begins with the organization, so that the table can be partitioned without a change to a query.
CREATE TABLE audit_event (
    organization_id uuid        NOT NULL,
    sequence        bigint      NOT NULL,
    id              uuid        NOT NULL,
    time            timestamptz NOT NULL,
    action          text        NOT NULL,
    resource_type   text        NOT NULL,
    resource_id     text        NOT NULL,
    principal_id    text        NOT NULL,
    principal_name  text        NOT NULL,
    outcome         text        NOT NULL,
    project_id      uuid,
    event           jsonb       NOT NULL,
    received_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_audit_event PRIMARY KEY (organization_id, sequence),
    CONSTRAINT uq_audit_event_id UNIQUE (organization_id, id),
    CONSTRAINT ck_audit_event_sequence CHECK (sequence > 0),
    CONSTRAINT ck_audit_event_outcome CHECK (outcome IN ('success', 'failure'))
);

CREATE INDEX ix_audit_event_time ON audit_event (organization_id, time);
CREATE INDEX ix_audit_event_resource ON audit_event (organization_id, resource_id, sequence);
CREATE INDEX ix_audit_event_principal_id ON audit_event (organization_id, principal_id, sequence);
CREATE INDEX ix_audit_event_principal_name ON audit_event (organization_id, principal_name, sequence);

-- What is in the log stays as it is, also for a service that was taken over: it may add, and nothing else.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit log is append-only' USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
END
$$;

CREATE TRIGGER tg_audit_event_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
