-- Where the creation of an index and the deletion of its project meet: who creates shares the row, who deletes takes it
-- alone. A gate opens by itself, so that a deletion which died leaves no project shut.
CREATE TABLE project_gate (
    project_id   uuid NOT NULL,
    closed_until timestamptz,
    closed_by    uuid, -- the deletion
    CONSTRAINT pk_project_gate PRIMARY KEY (project_id),
    CONSTRAINT ck_project_gate_closed CHECK ((closed_until IS NULL) = (closed_by IS NULL))
);
