-- What comes in on paper, by telephone or from another system.

-- Note of whoever typed it (the table of a workshop, the shelf of a letter). Goes with the words.
CREATE TABLE comment_paper (
  comment_id uuid PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
  note text NOT NULL CHECK (char_length(note) BETWEEN 1 AND 500)
);

-- The paper itself, for staff only. Goes with the words.
CREATE TABLE comment_scan (
  comment_id uuid PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
  media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 10485760),
  created_at timestamptz NOT NULL DEFAULT now()
);
-- Scans are compressed already.
ALTER TABLE comment_scan ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Without its words a comment has no paper, no place and no address it was read at. That it was entered stays, so that the same
-- entry does not come in again.
CREATE FUNCTION forget_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.lat := NULL;
  NEW.lon := NULL;
  NEW.district_id := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER comment_place_forgotten BEFORE UPDATE OF body ON comment
  FOR EACH ROW WHEN (OLD.body IS NOT NULL AND NEW.body IS NULL) EXECUTE FUNCTION forget_place();
CREATE FUNCTION forget_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM comment_scan WHERE comment_id = NEW.id;
  DELETE FROM comment_paper WHERE comment_id = NEW.id;
  UPDATE comment_source SET url = '' WHERE comment_id = NEW.id AND url <> '';
  RETURN NULL;
END $$;
CREATE TRIGGER comment_paper_forgotten AFTER UPDATE OF body ON comment
  FOR EACH ROW WHEN (OLD.body IS NOT NULL AND NEW.body IS NULL) EXECUTE FUNCTION forget_paper();

-- When what was blackened is deleted for good, the scan that shows it goes too.
CREATE FUNCTION forget_blackened_scan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM comment_scan s USING comment c
  WHERE s.comment_id = OLD.comment_id AND c.id = s.comment_id AND c.redacted_at IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_scan_blackened AFTER DELETE ON comment_original
  FOR EACH ROW EXECUTE FUNCTION forget_blackened_scan();

-- The log knows what came decided already. A comment's first version is the one it was imported as.
ALTER TABLE moderation_event DROP CONSTRAINT moderation_event_action_check;
ALTER TABLE moderation_event ADD CONSTRAINT moderation_event_action_check CHECK (action IN (
  'publish', 'reject', 'spam', 'reopen', 'redact', 'restore', 'ask',
  'publish-edit', 'reject-edit', 'uphold',
  'edit', 'withdraw', 'object', 'erase',
  'auto-publish', 'confirm', 'propose-publish', 'propose-reject', 'propose-spam', 'propose-redact',
  'import'
));

-- A post of another system that became a topic; the same post is the same topic.
CREATE TABLE topic_source (
  topic_id uuid PRIMARY KEY REFERENCES topic ON DELETE CASCADE,
  site_id uuid NOT NULL REFERENCES site,
  source text NOT NULL CHECK (source ~ '^[a-z]+(-[a-z]+)*$'),
  source_id text NOT NULL CHECK (char_length(source_id) BETWEEN 1 AND 200),
  UNIQUE (site_id, source, source_id)
);

-- One file that is taken over: uploaded, its columns named (tables only), read and checked, then its good entries stored.
CREATE TABLE intake_import (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL,
  topic_id uuid NOT NULL,
  -- Null: by the command line, or the account is gone.
  staff_id uuid REFERENCES staff ON DELETE SET NULL,
  format text NOT NULL CHECK (format IN ('csv', 'xlsx', 'wordpress', 'disqus', 'isso', 'json')),
  source text NOT NULL CHECK (source ~ '^[a-z]+(-[a-z]+)*$'),
  file_name text NOT NULL DEFAULT '' CHECK (char_length(file_name) <= 200),
  state text NOT NULL
    CHECK (state IN ('mapping', 'reading', 'ready', 'storing', 'done', 'failed', 'discarded')),
  -- How the file is read: encoding, delimiter, which column is which.
  reading jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(reading) = 'object'),
  -- Why reading failed, by code, and the line.
  problem text CHECK (problem ~ '^[a-z]+(-[a-z]+)*$'),
  problem_line integer,
  -- How many were read, stored, known before, left out, by state and by problem: figures only.
  report jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(report) = 'object'),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  FOREIGN KEY (topic_id, site_id) REFERENCES topic (id, site_id) ON DELETE CASCADE,
  CHECK ((state = 'failed') = (problem IS NOT NULL))
);
CREATE INDEX intake_import_topic ON intake_import (topic_id, created_at DESC, id DESC);
CREATE INDEX intake_import_staff ON intake_import (staff_id);
CREATE INDEX intake_import_created ON intake_import (created_at) WHERE ended_at IS NULL;

-- The file, in parts, while it is needed; a crash may lose it, and a copy of the database need not keep it.
CREATE UNLOGGED TABLE intake_file_part (
  import_id uuid NOT NULL REFERENCES intake_import ON DELETE CASCADE,
  part integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (import_id, part)
);

-- What was read, while it is needed: one row an entry, with what is wrong with it or what became of it.
CREATE UNLOGGED TABLE intake_row (
  import_id uuid NOT NULL REFERENCES intake_import ON DELETE CASCADE,
  position integer NOT NULL,
  line integer NOT NULL,
  source_id text,
  parent_source_id text,
  -- The post it belongs to, where posts become topics.
  post_key text,
  -- Replies come after what they reply to.
  level integer NOT NULL DEFAULT 1,
  entry jsonb NOT NULL,
  problem text CHECK (problem ~ '^[a-z]+(-[a-z]+)*$'),
  outcome text NOT NULL DEFAULT 'planned' CHECK (outcome IN ('planned', 'left-out', 'stored', 'known')),
  PRIMARY KEY (import_id, position)
);
CREATE INDEX intake_row_source ON intake_row (import_id, source_id);
CREATE INDEX intake_row_parent ON intake_row (import_id, parent_source_id);
CREATE INDEX intake_row_planned ON intake_row (import_id, level, position) WHERE outcome = 'planned';
CREATE INDEX intake_row_problem ON intake_row (import_id, position) WHERE problem IS NOT NULL;

CREATE UNLOGGED TABLE intake_post (
  import_id uuid NOT NULL REFERENCES intake_import ON DELETE CASCADE,
  post_key text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (import_id, post_key)
);
