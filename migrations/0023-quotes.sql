-- Which answers quote words that were blackened or erased since; ids only. It counts until the answer's words are changed.
CREATE TABLE answer_quote (
  answer_id uuid NOT NULL REFERENCES answer ON DELETE CASCADE,
  comment_id uuid NOT NULL REFERENCES comment ON DELETE CASCADE,
  found_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (answer_id, comment_id)
);
CREATE INDEX answer_quote_comment ON answer_quote (comment_id);
