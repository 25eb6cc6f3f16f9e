-- The moderators' queue: fast at a million comments, who is reading what, and decisions about many at once.

CREATE INDEX comment_suspicion ON comment (site_id, suspicion, received_at, id) INCLUDE (topic_id)
  WHERE state = 'pending' AND suspicion <> 'none';
CREATE INDEX comment_topic_queue ON comment (topic_id, received_at, id) WHERE state = 'pending';
CREATE INDEX comment_topic_decided ON comment (topic_id, decided_at, id) WHERE decided_at IS NOT NULL;
-- Only while the keyed hash of the sender's address is kept.
CREATE INDEX comment_sender ON comment (address_hash) WHERE address_hash IS NOT NULL;
CREATE INDEX report_comment ON report (comment_id);

-- Who is reading a waiting comment just now. It blocks nobody and ends by itself; nothing is lost with it.
CREATE UNLOGGED TABLE comment_claim (
  comment_id uuid PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  claimed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX comment_claim_staff ON comment_claim (staff_id);

-- One decision about many comments, as it was previewed.
CREATE TABLE bulk_decision (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  staff_id uuid NOT NULL REFERENCES staff,
  decision text NOT NULL CHECK (decision IN ('publish', 'reject', 'spam')),
  reason_code text CHECK (reason_code ~ '^[a-z]+(-[a-z]+)*$'),
  reason_text text NOT NULL DEFAULT '' CHECK (char_length(reason_text) <= 4000),
  state text NOT NULL DEFAULT 'preview' CHECK (state IN ('preview', 'running', 'done', 'undoing', 'undone')),
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  CHECK ((decision = 'reject') = (reason_code IS NOT NULL))
);
CREATE INDEX bulk_decision_created ON bulk_decision (created_at);

CREATE TABLE bulk_decision_item (
  bulk_id uuid NOT NULL REFERENCES bulk_decision ON DELETE CASCADE,
  comment_id uuid NOT NULL REFERENCES comment ON DELETE CASCADE,
  position integer NOT NULL,
  -- As the moderator saw it, and as the decision left it.
  version integer NOT NULL,
  version_after integer,
  -- `left-out`: not by a decision about many. `changed`: by somebody since the preview. `kept`: by somebody since the
  -- decision, so not taken back.
  outcome text NOT NULL DEFAULT 'planned'
    CHECK (outcome IN ('planned', 'left-out', 'decided', 'changed', 'undone', 'kept')),
  -- Why it was left out.
  obstacle text CHECK (obstacle ~ '^[a-z]+(-[a-z]+)*$'),
  PRIMARY KEY (bulk_id, comment_id),
  CHECK ((outcome = 'left-out') = (obstacle IS NOT NULL)),
  CHECK (outcome NOT IN ('decided', 'undone', 'kept') OR version_after IS NOT NULL)
);
CREATE INDEX bulk_decision_item_comment ON bulk_decision_item (comment_id);
