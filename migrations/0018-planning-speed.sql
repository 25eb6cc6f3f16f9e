-- What planners look for among a million comments stands where an index has it in the list's order.

-- What the latest released answer says; kept by whoever releases, corrects or withdraws one, as answered_at is.
ALTER TABLE comment ADD COLUMN outcome text;
UPDATE comment c SET outcome = (
  SELECT a.outcome FROM answer_comment ac JOIN answer a ON a.id = ac.answer_id
  WHERE ac.comment_id = c.id AND a.state = 'released' AND a.outcome IS NOT NULL
  ORDER BY a.released_at DESC, a.id DESC LIMIT 1)
WHERE answered_at IS NOT NULL;
ALTER TABLE comment ADD CONSTRAINT comment_outcome_known
  CHECK (outcome IN ('adopted', 'partly', 'declined', 'noted') AND (outcome IS NULL OR answered_at IS NOT NULL));
CREATE INDEX comment_outcome ON comment (topic_id, outcome, received_at, id)
  WHERE state = 'published' AND outcome IS NOT NULL;

DROP INDEX comment_district;
CREATE INDEX comment_district ON comment (topic_id, district_id, received_at, id)
  WHERE state = 'published' AND district_id IS NOT NULL;
CREATE INDEX comment_of_district ON comment (district_id) WHERE district_id IS NOT NULL;

-- Whether it has a code: who codes asks for what is left, above all when little is.
ALTER TABLE comment ADD COLUMN is_coded boolean NOT NULL DEFAULT false;
UPDATE comment SET is_coded = true WHERE EXISTS (SELECT FROM coding WHERE coding.comment_id = comment.id);
CREATE INDEX comment_uncoded ON comment (topic_id, received_at, id) WHERE state = 'published' AND NOT is_coded;

-- Held first, in everybody's order, and looked at by a statement of its own: whoever codes the same at this moment is seen.
CREATE FUNCTION mark_coded() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched uuid[] := (SELECT array_agg(DISTINCT comment_id) FROM changed);
BEGIN
  PERFORM FROM comment WHERE id = ANY (touched) ORDER BY depth DESC, id FOR NO KEY UPDATE;
  UPDATE comment SET is_coded = NOT is_coded WHERE id = ANY (touched)
    AND is_coded <> EXISTS (SELECT FROM coding WHERE coding.comment_id = comment.id);
  RETURN NULL;
END $$;
CREATE TRIGGER coding_given AFTER INSERT ON coding
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_coded();
CREATE TRIGGER coding_taken AFTER DELETE ON coding
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_coded();

-- When the comment came in; it never changes. Each code has its comments in the list's order.
ALTER TABLE coding ADD COLUMN received_at timestamptz;
UPDATE coding SET received_at = comment.received_at FROM comment WHERE comment.id = coding.comment_id;
-- The trigger fills it; the default lets writers leave it out.
ALTER TABLE coding ALTER COLUMN received_at SET NOT NULL, ALTER COLUMN received_at SET DEFAULT now();

CREATE FUNCTION date_coding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.received_at := (SELECT received_at FROM comment WHERE id = NEW.comment_id);
  RETURN NEW;
END $$;
CREATE TRIGGER coding_dated BEFORE INSERT ON coding FOR EACH ROW EXECUTE FUNCTION date_coding();
CREATE INDEX coding_received ON coding (code_id, received_at, comment_id);

DROP INDEX coding_comment;
CREATE INDEX coding_comment ON coding (comment_id, code_id);
