-- Which comments say the same: fingerprints of their words, by which a job finds the like (src/groups).

-- A comment that has one was compared with all that came before it.
CREATE TABLE comment_fingerprint (
  comment_id uuid PRIMARY KEY,
  topic_id uuid NOT NULL,
  -- Bands of a MinHash over the words, numbers only.
  bands bigint[] NOT NULL,
  FOREIGN KEY (comment_id, topic_id) REFERENCES comment (id, topic_id) ON DELETE CASCADE
);
CREATE INDEX comment_fingerprint_bands ON comment_fingerprint USING gin (bands) WITH (fastupdate = off);

-- Other words are compared anew; words that went are forgotten.
CREATE FUNCTION forget_fingerprint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM comment_fingerprint WHERE comment_id = NEW.id;
  DELETE FROM comment_group_member WHERE comment_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_other_words AFTER UPDATE OF body, state ON comment
  FOR EACH ROW WHEN (OLD.body IS DISTINCT FROM NEW.body OR (OLD.state <> NEW.state AND NEW.state IN ('spam', 'withdrawn')))
  EXECUTE FUNCTION forget_fingerprint();

-- When all was last looked through.
ALTER TABLE site ADD COLUMN grouped_at timestamptz;
