-- Large exports are made by a job, kept for a day, and private to whoever ordered them.

CREATE TABLE export_job (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL,
  topic_id uuid NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- `outdated`: a text in it was taken back or changed; `interrupted`: the program ended again and again; `lost`: the file is gone
  -- after the database crashed.
  reason text CHECK (reason IN ('outdated', 'broken', 'interrupted', 'lost', 'too-many', 'no-places', 'too-large')),
  -- Format, scope, names, dialect, order, language, and the filter as the desk's query string. No words of residents.
  choice jsonb NOT NULL,
  -- Counts the runs: one that was taken for dead must not write into another's file.
  attempt integer NOT NULL DEFAULT 0,
  row_count integer NOT NULL CHECK (row_count >= 0),
  rows_done integer NOT NULL DEFAULT 0,
  size bigint NOT NULL DEFAULT 0,
  content_type text NOT NULL DEFAULT '',
  file_name text NOT NULL DEFAULT '',
  ordered_at timestamptz NOT NULL DEFAULT now(),
  -- The last sign of life of whoever makes it.
  beat_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  expires_at timestamptz NOT NULL,
  FOREIGN KEY (topic_id, site_id) REFERENCES topic (id, site_id) ON DELETE CASCADE,
  CHECK ((state = 'failed') = (reason IS NOT NULL)),
  CHECK ((state IN ('waiting', 'running')) = (ended_at IS NULL))
);
CREATE UNIQUE INDEX export_job_one ON export_job (staff_id) WHERE state IN ('waiting', 'running');
CREATE INDEX export_job_staff ON export_job (staff_id, ordered_at);
CREATE INDEX export_job_topic ON export_job (topic_id) WHERE state IN ('waiting', 'running', 'done');
CREATE INDEX export_job_expiry ON export_job (expires_at);

-- The file, in the order of its parts, where every process of every machine finds it. It can be made again, so that it need not
-- go through the write-ahead log, into its archive and to replicas; packed already, it is not packed again.
CREATE UNLOGGED TABLE export_chunk (
  job_id uuid NOT NULL REFERENCES export_job ON DELETE CASCADE,
  place integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (job_id, place)
);
ALTER TABLE export_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Whoever takes words back (withdraws, erases, redacts, edits) takes them out of these files too: a file that may hold them is no
-- longer given out, and goes. A waiting one is only touched, so that it begins after this change is there to be seen.
CREATE FUNCTION outdate_exports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE export_job SET
    state = CASE state WHEN 'waiting' THEN state ELSE 'failed' END,
    reason = CASE state WHEN 'waiting' THEN reason ELSE 'outdated' END,
    ended_at = CASE state WHEN 'waiting' THEN ended_at ELSE now() END
  WHERE topic_id = NEW.topic_id AND state IN ('waiting', 'running', 'done');
  IF FOUND THEN PERFORM graphile_worker.add_job('export-retention', job_key := 'export-retention'); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_exports AFTER UPDATE OF body, author_name, state ON comment
  FOR EACH ROW WHEN (
    OLD.body IS DISTINCT FROM NEW.body OR OLD.author_name IS DISTINCT FROM NEW.author_name
    OR (NEW.state IN ('withdrawn', 'erased') AND OLD.state <> NEW.state)
  )
  EXECUTE FUNCTION outdate_exports();
