-- Accounts of the city's people: invitations, the second step of a sign-in, sign-in at the city's own provider, their log.

-- Without a password: invited and not yet here, or signing in at the city's own provider only.
ALTER TABLE staff
  ALTER COLUMN password_hash DROP NOT NULL,
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD COLUMN oidc_issuer text CHECK (char_length(oidc_issuer) BETWEEN 1 AND 2000),
  ADD COLUMN oidc_subject text CHECK (char_length(oidc_subject) BETWEEN 1 AND 255),
  ADD CHECK ((oidc_issuer IS NULL) = (oidc_subject IS NULL));
CREATE UNIQUE INDEX staff_oidc ON staff (site_id, oidc_issuer, oidc_subject) WHERE oidc_subject IS NOT NULL;

-- By its own id a session can be ended from another one.
ALTER TABLE staff_session
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  ADD COLUMN used_at timestamptz NOT NULL DEFAULT now();

CREATE TABLE staff_policy (
  site_id uuid PRIMARY KEY REFERENCES site,
  -- Who needs a second step before anything else.
  totp_for text NOT NULL DEFAULT 'nobody' CHECK (totp_for IN ('nobody', 'admins', 'all'))
);

-- With one somebody sets a password: once, and not for long. Used ones are gone.
CREATE TABLE staff_link (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('invitation', 'reset')),
  -- SHA-256: a stolen table opens no account.
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  -- Null: asked for at the sign-in page.
  created_by uuid REFERENCES staff ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX staff_link_staff ON staff_link (staff_id);

-- The second step (RFC 6238). Only asked for once it was confirmed by a code.
CREATE TABLE staff_totp (
  staff_id uuid PRIMARY KEY REFERENCES staff ON DELETE CASCADE,
  -- AES-256-GCM.
  secret bytea NOT NULL,
  confirmed_at timestamptz,
  -- No code is taken twice.
  last_step bigint,
  wrong integer NOT NULL DEFAULT 0,
  wrong_since timestamptz
);
-- Keyed hashes; used ones are gone.
CREATE TABLE staff_recovery_code (
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
  PRIMARY KEY (staff_id, code_hash)
);

-- Who did what to whose account: codes and ids only.
CREATE TABLE staff_event (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  -- Null: by the command line, or nobody signed in.
  actor_id uuid REFERENCES staff,
  -- Null: about all accounts.
  subject_id uuid REFERENCES staff,
  action text NOT NULL CHECK (action ~ '^[a-z]+(-[a-z]+)*$'),
  roles_before text[],
  roles_after text[],
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX staff_event_site ON staff_event (site_id, at DESC, id DESC);
CREATE INDEX staff_event_subject ON staff_event (subject_id, at DESC);
CREATE INDEX staff_event_actor ON staff_event (actor_id);

-- Only what was done to a demo account may leave the log, because the demo city is removable.
CREATE FUNCTION refuse_staff_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM staff WHERE id = OLD.subject_id AND is_demo) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'staff_event is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER staff_event_append_only BEFORE UPDATE OR DELETE ON staff_event
  FOR EACH ROW EXECUTE FUNCTION refuse_staff_log_change();
CREATE FUNCTION refuse_staff_log_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'staff_event is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER staff_event_no_truncate BEFORE TRUNCATE ON staff_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_staff_log_truncate();

-- Somebody who can sign in and give others access must be left. Others who could are locked, so that two who demote each
-- other at once cannot both succeed. Demo accounts may all go, with the demo.
CREATE FUNCTION keep_an_admin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM staff
  WHERE site_id = OLD.site_id AND id <> OLD.id AND 'admin' = ANY (roles) AND disabled_at IS NULL
    AND (password_hash IS NOT NULL OR oidc_subject IS NOT NULL)
  ORDER BY id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the last admin must stay' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'staff_last_admin';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER staff_last_admin
  AFTER UPDATE OF roles, disabled_at, password_hash, oidc_subject ON staff
  FOR EACH ROW WHEN (
    NOT OLD.is_demo
    AND 'admin' = ANY (OLD.roles) AND OLD.disabled_at IS NULL
    AND (OLD.password_hash IS NOT NULL OR OLD.oidc_subject IS NOT NULL)
    AND NOT (
      'admin' = ANY (NEW.roles) AND NEW.disabled_at IS NULL
      AND (NEW.password_hash IS NOT NULL OR NEW.oidc_subject IS NOT NULL)
    )
  )
  EXECUTE FUNCTION keep_an_admin();
