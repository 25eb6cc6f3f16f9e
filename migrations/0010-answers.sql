-- Answering: who wrote, checked and released what; corrections; text blocks; a log.

ALTER TABLE topic
  -- An answer is released by somebody other than whoever wrote it last.
  ADD COLUMN answers_four_eyes boolean NOT NULL DEFAULT false;

-- `department` is who speaks, as readers see it: a department, or the Themenpate with name and role.
ALTER TABLE answer DROP CONSTRAINT answer_department_check, DROP CONSTRAINT answer_body_check;
ALTER TABLE answer
  ADD CONSTRAINT answer_department CHECK (char_length(department) <= 330),
  -- A draft may begin without a word.
  ADD CONSTRAINT answer_body CHECK (char_length(body) <= 20000 AND (body <> '' OR state = 'draft')),
  -- Why; it stands in the synopsis.
  ADD COLUMN ground text NOT NULL DEFAULT '' CHECK (char_length(ground) <= 300),
  -- The same in Leichte Sprache.
  ADD COLUMN body_simple text NOT NULL DEFAULT '' CHECK (char_length(body_simple) <= 20000),
  ADD COLUMN department_id uuid,
  ADD COLUMN created_by uuid REFERENCES staff ON DELETE SET NULL,
  -- A draft that was handed on waits to be checked.
  ADD COLUMN handed_on_at timestamptz,
  ADD COLUMN handed_on_by uuid REFERENCES staff ON DELETE SET NULL,
  ADD COLUMN checked_at timestamptz,
  ADD COLUMN checked_by uuid REFERENCES staff ON DELETE SET NULL,
  ADD COLUMN released_by uuid REFERENCES staff ON DELETE SET NULL,
  -- When other words took the place of released ones.
  ADD COLUMN revised_at timestamptz,
  -- The released answer that this one is to correct: never public itself, it has no comments of its own.
  ADD COLUMN replaces uuid,
  ADD CONSTRAINT answer_department_id FOREIGN KEY (department_id, site_id) REFERENCES department (id, site_id),
  ADD CONSTRAINT answer_replaces FOREIGN KEY (replaces, topic_id) REFERENCES answer (id, topic_id) ON DELETE CASCADE,
  ADD CONSTRAINT answer_correction CHECK (replaces IS NULL OR (state <> 'released' AND replaces <> id));
ALTER TABLE answer
  DROP CONSTRAINT answer_updated_by_fkey,
  ADD CONSTRAINT answer_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES staff ON DELETE SET NULL;
CREATE UNIQUE INDEX answer_one_correction ON answer (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX answer_unreleased ON answer (site_id, state, updated_at) WHERE state <> 'released';
CREATE INDEX answer_department_id ON answer (department_id) WHERE department_id IS NOT NULL;
CREATE INDEX answer_created_by ON answer (created_by);
CREATE INDEX answer_updated_by ON answer (updated_by);
CREATE INDEX answer_handed_on_by ON answer (handed_on_by);
CREATE INDEX answer_checked_by ON answer (checked_by);
CREATE INDEX answer_released_by ON answer (released_by);

ALTER TABLE answer_comment
  ADD COLUMN added_at timestamptz NOT NULL DEFAULT now(),
  -- It is to be answered even though another answer to it is public.
  ADD COLUMN regardless boolean NOT NULL DEFAULT false;

-- Words that were public and are no more; for the city only.
CREATE TABLE answer_version (
  answer_id uuid NOT NULL REFERENCES answer ON DELETE CASCADE,
  number integer NOT NULL CHECK (number > 0),
  voice text NOT NULL,
  department text NOT NULL,
  body text NOT NULL,
  body_simple text NOT NULL,
  outcome text,
  ground text NOT NULL,
  released_at timestamptz NOT NULL,
  ended_at timestamptz NOT NULL DEFAULT now(),
  ended_by uuid REFERENCES staff ON DELETE SET NULL,
  ended_as text NOT NULL CHECK (ended_as IN ('corrected', 'withdrawn')),
  -- The correction that took its place; the row itself is gone.
  correction_id uuid,
  reason text NOT NULL DEFAULT '' CHECK (char_length(reason) <= 1000),
  PRIMARY KEY (answer_id, number),
  CHECK ((ended_as = 'corrected') = (correction_id IS NOT NULL)),
  CHECK (ended_as <> 'withdrawn' OR reason <> '')
);
CREATE UNIQUE INDEX answer_version_correction ON answer_version (correction_id) WHERE correction_id IS NOT NULL;
CREATE INDEX answer_version_ended_by ON answer_version (ended_by);

-- What was done about answers, by codes and ids. The answer itself may be gone.
CREATE TABLE answer_event (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  topic_id uuid NOT NULL,
  answer_id uuid NOT NULL,
  actor_id uuid REFERENCES staff ON DELETE SET NULL,
  action text NOT NULL CHECK (action IN (
    'create', 'change', 'choose', 'hand-on', 'return', 'check', 'release', 'correct', 'withdraw', 'discard'
  )),
  -- Comments it was under, or stood for, afterwards.
  comments integer NOT NULL CHECK (comments >= 0),
  version_after integer NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX answer_event_answer ON answer_event (answer_id, at);
CREATE INDEX answer_event_site ON answer_event (site_id, at);
CREATE INDEX answer_event_actor ON answer_event (actor_id);
CREATE FUNCTION refuse_answer_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.actor_id IS NULL AND to_jsonb(NEW) - 'actor_id' = to_jsonb(OLD) - 'actor_id'
    AND NOT EXISTS (SELECT FROM staff WHERE id = OLD.actor_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'answer_event is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER answer_event_append_only BEFORE UPDATE OR DELETE ON answer_event
  FOR EACH ROW EXECUTE FUNCTION refuse_answer_log_change();
CREATE TRIGGER answer_event_no_truncate BEFORE TRUNCATE ON answer_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_answer_log_change();

-- Textbausteine: what is said again and again, for all topics of a site.
CREATE TABLE text_block (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 80),
  body text NOT NULL CHECK (char_length(body) BETWEEN 1 AND 5000),
  version integer NOT NULL DEFAULT 1,
  updated_by uuid REFERENCES staff ON DELETE SET NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX text_block_title ON text_block (site_id, lower(title));
CREATE INDEX text_block_updated_by ON text_block (updated_by);
