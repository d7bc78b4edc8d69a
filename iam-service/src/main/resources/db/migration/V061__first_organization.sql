-- Whether the installation ever had its first organization. The configured one is made once: deleting it is final.
CREATE TABLE first_organization (
    id      integer     NOT NULL DEFAULT 1,
    made_at timestamptz NOT NULL,
    CONSTRAINT pk_first_organization PRIMARY KEY (id),
    CONSTRAINT ck_first_organization_single CHECK (id = 1)
);
INSERT INTO first_organization (made_at) SELECT min(created_at) FROM organization HAVING count(*) > 0;
