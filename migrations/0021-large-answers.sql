-- What a job does about an answer to thousands of comments: released, with a correction too, or withdrawn. The row stands here from the
-- order until it is done; meanwhile nobody else changes the answer.
CREATE TABLE answer_work (
  answer_id uuid PRIMARY KEY REFERENCES answer ON DELETE CASCADE,
  act text NOT NULL CHECK (act IN ('release', 'withdraw')),
  -- Who asked for it, and for which version.
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  version integer NOT NULL,
  reason text NOT NULL DEFAULT '' CHECK (char_length(reason) <= 1000),
  comments integer NOT NULL CHECK (comments >= 0),
  comments_done integer NOT NULL DEFAULT 0 CHECK (comments_done >= 0),
  -- Why it was not done after all; with it, nothing is under way any more.
  refused text CHECK (refused IN ('own-words', 'not-handed-on', 'nobody', 'stale', 'broken')),
  ordered_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((act = 'withdraw') = (reason <> ''))
);
CREATE INDEX answer_work_staff ON answer_work (staff_id);
