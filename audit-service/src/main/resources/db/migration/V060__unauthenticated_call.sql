-- Calls without a valid credential, counted: no organization's log, since nobody knows whose they would be.
CREATE TABLE unauthenticated_call (
    minute         timestamptz NOT NULL,
    source_address text        NOT NULL,
    reason         text        NOT NULL,
    calls          bigint      NOT NULL,
    CONSTRAINT pk_unauthenticated_call PRIMARY KEY (minute, source_address, reason),
    CONSTRAINT ck_unauthenticated_call_calls CHECK (calls > 0)
);
