-- Where a session came from, and when its person last proved himself at the provider.
ALTER TABLE web_session
    ADD COLUMN source_address   text,
    ADD COLUMN user_agent       text,
    ADD COLUMN connection       text,
    ADD COLUMN authenticated_at timestamptz;
CREATE INDEX ix_web_session_organization_id ON web_session (organization_id, user_id);
