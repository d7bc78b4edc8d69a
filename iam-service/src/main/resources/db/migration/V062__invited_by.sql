-- Who invited: an open invite ends with his right to. Without a foreign key, since it is a person or a service account.
ALTER TABLE invite ADD COLUMN invited_by uuid;
CREATE INDEX ix_invite_invited_by ON invite (organization_id, invited_by) WHERE processed_at IS NULL;
