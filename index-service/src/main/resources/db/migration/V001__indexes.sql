CREATE TABLE index_definition (
    id                 uuid        CONSTRAINT pk_index_definition PRIMARY KEY,
    organization_id    uuid        NOT NULL,
    project_id         uuid        NOT NULL,
    name               text        NOT NULL COLLATE "C",
    dimension          integer     NOT NULL CONSTRAINT ck_index_definition_dimension CHECK (dimension BETWEEN 1 AND 20000),
    metric             text        NOT NULL,
    cloud              text        NOT NULL,
    region             text        NOT NULL,
    deletion_protected boolean     NOT NULL,
    tags               jsonb       NOT NULL,
    port               integer     NOT NULL CONSTRAINT uq_index_definition_port UNIQUE,
    state              text        NOT NULL,
    created_at         timestamptz NOT NULL,
    CONSTRAINT uq_index_definition_name UNIQUE (project_id, name)
);

-- A port is not given to another index until the whole range has been used: clients may still hold the old address.
CREATE TABLE port_cursor (
    only_row  boolean CONSTRAINT pk_port_cursor PRIMARY KEY DEFAULT true CONSTRAINT ck_port_cursor_only_row CHECK (only_row),
    last_port integer NOT NULL
);
INSERT INTO port_cursor (last_port) VALUES (0);

CREATE TABLE audit_outbox (
    position        bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_audit_outbox PRIMARY KEY,
    organization_id uuid        NOT NULL,
    event_id        uuid        NOT NULL CONSTRAINT uq_audit_outbox_event_id UNIQUE,
    event           jsonb       NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now()
);
