-- Events that audit-service refused: they are kept here, so that those behind them can go on.
CREATE TABLE audit_refused (
    position        bigint      NOT NULL CONSTRAINT pk_audit_refused PRIMARY KEY,
    organization_id uuid        NOT NULL,
    event_id        uuid        NOT NULL CONSTRAINT uq_audit_refused_event_id UNIQUE,
    event           jsonb       NOT NULL,
    refused_at      timestamptz NOT NULL DEFAULT now()
);
