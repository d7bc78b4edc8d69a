-- The domain of the address that the provider told when the session began: a person may have come by another one than
-- the first that Larch knew. Sessions of before this have none, and are judged by the person's own address.
ALTER TABLE web_session ADD COLUMN email_domain text;
