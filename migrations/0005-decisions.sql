-- Two more ways to decide: to publish with words blackened, and to ask the author to change the text.

-- comment.body is what readers may see: from a redaction on it is the blackened text, in every column.
ALTER TABLE comment ADD COLUMN redacted_at timestamptz;

-- What stood there before, with earlier versions and findings: AES-256-GCM under a key of the program's, so that a redaction
-- can be taken back for a while.
CREATE TABLE comment_original (
  comment_id uuid PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
  sealed bytea NOT NULL,
  sealed_at timestamptz NOT NULL DEFAULT now(),
  delete_after timestamptz NOT NULL
);
CREATE INDEX comment_original_due ON comment_original (delete_after);
ALTER TABLE site
  ADD COLUMN keep_original_days smallint NOT NULL DEFAULT 90 CHECK (keep_original_days BETWEEN 1 AND 365);

-- A waiting comment whose author was asked to change it. Nothing happens by itself when the day is over.
CREATE TABLE comment_ask (
  comment_id uuid PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
  asked_at timestamptz NOT NULL DEFAULT now(),
  answer_by timestamptz NOT NULL
);
CREATE INDEX comment_ask_answer_by ON comment_ask (answer_by, comment_id);

ALTER TABLE moderation_event DROP CONSTRAINT moderation_event_action_check;
ALTER TABLE moderation_event ADD CONSTRAINT moderation_event_action_check CHECK (action IN (
  'publish', 'reject', 'spam', 'reopen', 'redact', 'restore', 'ask',
  'publish-edit', 'reject-edit', 'uphold',
  'edit', 'withdraw', 'object', 'erase'
));
