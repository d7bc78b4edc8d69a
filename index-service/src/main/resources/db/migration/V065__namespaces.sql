-- Namespaces that somebody created by name; the others are there for as long as they have records. The schema names the
-- fields of metadata that its creator means to filter by; null when he named none.
CREATE TABLE index_namespace (
    index_id   uuid        NOT NULL,
    name       text        NOT NULL COLLATE "C",
    schema     text[],
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_index_namespace PRIMARY KEY (index_id, name)
);
