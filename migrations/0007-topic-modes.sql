-- How a topic is moderated: after publication, slowly, by two, formally, or not at all for a while; and senders whose
-- comments always wait for a person.

ALTER TABLE topic
  -- `post`: a comment no check found anything in is public at once, and is looked at afterwards.
  ADD COLUMN moderation text NOT NULL DEFAULT 'pre' CHECK (moderation IN ('pre', 'post')),
  -- One comment of a sender in so many minutes; 0: as many as they like.
  ADD COLUMN slow_minutes smallint NOT NULL DEFAULT 0 CHECK (slow_minutes BETWEEN 0 AND 1440),
  -- Formal participation: what comes after closes_at is taken in all the same, and marked as late.
  ADD COLUMN is_formal boolean NOT NULL DEFAULT false,
  -- Which decisions need a second person.
  ADD COLUMN four_eyes text NOT NULL DEFAULT 'none' CHECK (four_eyes IN ('none', 'refusals', 'all')),
  -- Since when it takes no comments for a while, and what residents read instead; empty: a sentence of ours.
  ADD COLUMN paused_at timestamptz,
  ADD COLUMN paused_by uuid REFERENCES staff ON DELETE SET NULL,
  ADD COLUMN pause_notice text NOT NULL DEFAULT '' CHECK (char_length(pause_notice) <= 600);

-- Published by the program, and no person has looked at it since.
ALTER TABLE comment
  ADD COLUMN unseen boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT comment_unseen CHECK (NOT unseen OR state = 'published');
CREATE INDEX comment_unseen ON comment (site_id, published_at, id) INCLUDE (topic_id) WHERE unseen;

-- Whoever takes it off, a program of the version before too.
CREATE FUNCTION forget_unseen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.unseen := false;
  RETURN NEW;
END $$;
CREATE TRIGGER comment_seen BEFORE UPDATE OF state ON comment
  FOR EACH ROW WHEN (OLD.unseen AND NEW.state <> 'published')
  EXECUTE FUNCTION forget_unseen();

-- What is public from its first moment: the statement that stores it says so to readers. After the counts, by its name, as
-- every decision does: two who publish at once never wait for each other in a circle.
CREATE FUNCTION show_unseen_comment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  shown uuid;
BEGIN
  FOR shown IN SELECT s FROM unnest(ARRAY[NEW.topic_id, NEW.site_id]) AS s ORDER BY s LOOP
    INSERT INTO visible_version (scope) VALUES (shown)
    ON CONFLICT (scope) DO UPDATE SET version = visible_version.version + 1;
    PERFORM pg_notify('visible_change', shown::text);
  END LOOP;
  IF EXISTS (SELECT FROM follower WHERE topic_id = NEW.topic_id AND rhythm = 'at-once' AND confirmed_at IS NOT NULL) THEN
    PERFORM graphile_worker.add_job('tell-followers', json_build_object('topicId', NEW.topic_id),
      run_at := now() + interval '5 minutes', job_key := 'tell-followers ' || NEW.topic_id::text,
      job_key_mode := 'preserve_run_at');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_shown AFTER INSERT ON comment
  FOR EACH ROW WHEN (NEW.unseen)
  EXECUTE FUNCTION show_unseen_comment();

-- `auto-publish`: the program did it (no actor). `confirm`: a person looked at it afterwards. `propose-…`: what somebody wants
-- to decide, for a second person.
ALTER TABLE moderation_event DROP CONSTRAINT moderation_event_action_check;
ALTER TABLE moderation_event
  ADD CONSTRAINT moderation_event_action_check CHECK (action IN (
    'publish', 'reject', 'spam', 'reopen', 'redact', 'restore', 'ask',
    'publish-edit', 'reject-edit', 'uphold',
    'edit', 'withdraw', 'object', 'erase',
    'auto-publish', 'confirm', 'propose-publish', 'propose-reject', 'propose-spam', 'propose-redact'
  )),
  -- A second person was asked for, and nobody else was there.
  ADD COLUMN alone boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT moderation_event_automatic CHECK (action <> 'auto-publish' OR actor_id IS NULL);

-- What waits for a second person. It ends with the next thing that is done about the comment.
CREATE TABLE decision_proposal (
  comment_id uuid PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
  event_id uuid NOT NULL REFERENCES moderation_event ON DELETE CASCADE,
  proposed_by uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  proposed_at timestamptz NOT NULL DEFAULT now(),
  decision text NOT NULL CHECK (decision IN ('publish', 'reject', 'spam', 'redact')),
  reason_code text CHECK (reason_code ~ '^[a-z]+(-[a-z]+)*$'),
  reason_text text NOT NULL DEFAULT '' CHECK (char_length(reason_text) <= 4000),
  facts text NOT NULL DEFAULT '' CHECK (char_length(facts) <= 1000),
  -- Places only, `12-20:personal-data`: the words stand in the comment alone.
  marks text[] NOT NULL DEFAULT '{}',
  CHECK (decision <> 'reject' OR reason_code IS NOT NULL)
);
CREATE INDEX decision_proposal_proposed ON decision_proposal (proposed_at, comment_id);

-- A sender whose comments wait where others are public at once. Recognised by keyed hashes only, and no longer than those are
-- kept.
CREATE TABLE sender_hold (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  comment_id uuid NOT NULL REFERENCES comment ON DELETE CASCADE,
  -- More than one where a week of the address keys has ended since.
  address_hashes bytea[] NOT NULL DEFAULT '{}',
  email_hash bytea CHECK (octet_length(email_hash) = 32),
  held_by uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  held_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  CHECK (expires_at <= held_at + interval '7 days'),
  CHECK (cardinality(address_hashes) > 0 OR email_hash IS NOT NULL)
);
CREATE UNIQUE INDEX sender_hold_comment ON sender_hold (comment_id);
CREATE INDEX sender_hold_site ON sender_hold (site_id, expires_at);

-- When a sender commented last in a slow topic; forgotten after a day.
CREATE TABLE slow_turn (
  topic_id uuid NOT NULL REFERENCES topic ON DELETE CASCADE,
  address_hash bytea NOT NULL CHECK (octet_length(address_hash) = 32),
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (topic_id, address_hash)
);
CREATE INDEX slow_turn_at ON slow_turn (at);

-- What was done at the moderators' desk that is no decision about a comment: codes and ids only. Topic and comment may be
-- gone.
CREATE TABLE desk_event (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  actor_id uuid REFERENCES staff ON DELETE SET NULL,
  action text NOT NULL CHECK (action IN ('pause', 'resume', 'hold', 'lift')),
  topic_id uuid,
  comment_id uuid,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX desk_event_site ON desk_event (site_id, at DESC, id DESC);
CREATE INDEX desk_event_actor ON desk_event (actor_id);

-- Only that a demo account, which may be removed, did it may leave the log.
CREATE FUNCTION refuse_desk_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.actor_id IS NULL AND to_jsonb(NEW) - 'actor_id' = to_jsonb(OLD) - 'actor_id'
    AND NOT EXISTS (SELECT FROM staff WHERE id = OLD.actor_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'desk_event is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER desk_event_append_only BEFORE UPDATE OR DELETE ON desk_event
  FOR EACH ROW EXECUTE FUNCTION refuse_desk_log_change();
CREATE TRIGGER desk_event_no_truncate BEFORE TRUNCATE ON desk_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_desk_log_change();
