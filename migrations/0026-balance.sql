-- A topic's balance is read from counts that are kept where comments change: counting a million took more than a second.

-- When a comment came back to the editors last: what its author took is not the city's time.
ALTER TABLE comment ADD COLUMN returned_at timestamptz;
CREATE FUNCTION return_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.returned_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER comment_returned BEFORE UPDATE OF state ON comment
  FOR EACH ROW WHEN (NEW.state = 'pending' AND OLD.state <> 'pending') EXECUTE FUNCTION return_comment();
UPDATE comment SET returned_at = back.at FROM (
  SELECT comment_id, max(at) AS at FROM moderation_event
  WHERE state_after = 'pending' AND state_before <> 'pending' GROUP BY 1
) back WHERE back.comment_id = comment.id;
CREATE INDEX comment_back ON comment (topic_id, returned_at) WHERE state = 'pending' AND returned_at IS NOT NULL;

-- Ways of coming in are parts of what is counted anyway.
ALTER TABLE topic_count ADD COLUMN channel text NOT NULL DEFAULT 'online';
ALTER TABLE topic_count DROP CONSTRAINT topic_count_pkey,
  ADD PRIMARY KEY (topic_id, state, reason_code, channel, part);

CREATE OR REPLACE FUNCTION keep_comment_counts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own_part smallint := pg_backend_pid() % 16;
  more integer := 0;
  parent uuid;
  thread uuid;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    more := more - (OLD.state = 'published')::integer;
    parent := OLD.parent_id;
    thread := OLD.thread_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    more := more + (NEW.state = 'published')::integer;
    parent := NEW.parent_id;
    thread := NEW.thread_id;
  END IF;
  -- Comments before counts, the nearer comment first, and counts in one order: nobody waits in a circle.
  IF more <> 0 AND parent IS NOT NULL THEN
    PERFORM FROM comment WHERE id IN (parent, thread) ORDER BY depth DESC FOR NO KEY UPDATE;
    UPDATE comment SET replies = replies + CASE WHEN id = parent THEN more ELSE 0 END, below = below + more
    WHERE id IN (parent, thread);
  END IF;
  INSERT INTO topic_count AS c (topic_id, state, reason_code, channel, part, count)
  SELECT change.topic_id, change.state, change.reason_code, change.channel, own_part, change.count FROM (
    SELECT OLD.topic_id AS topic_id, OLD.state AS state, coalesce(OLD.reason_code, '') AS reason_code,
      OLD.channel AS channel, -1 AS count
    WHERE TG_OP <> 'INSERT'
    UNION ALL
    SELECT NEW.topic_id, NEW.state, coalesce(NEW.reason_code, ''), NEW.channel, 1 WHERE TG_OP <> 'DELETE'
  ) AS change
  ORDER BY change.state, change.reason_code, change.channel
  ON CONFLICT (topic_id, state, reason_code, channel, part) DO UPDATE SET count = c.count + excluded.count;
  RETURN NULL;
END $$;
DROP TRIGGER comment_recounted ON comment;
CREATE TRIGGER comment_recounted AFTER UPDATE OF state, reason_code, channel ON comment
  FOR EACH ROW WHEN (
    OLD.state <> NEW.state OR OLD.reason_code IS DISTINCT FROM NEW.reason_code OR OLD.channel <> NEW.channel
  )
  EXECUTE FUNCTION keep_comment_counts();
DELETE FROM topic_count;
INSERT INTO topic_count (topic_id, state, reason_code, channel, part, count)
SELECT topic_id, state, coalesce(reason_code, ''), channel, 0, count(*) FROM comment GROUP BY 1, 2, 3, 4;

-- How long a topic's comments waited, in tenths of a day, as the balance says it. Those of less than half a tenth are not in it: how many
-- were decided and answered at all is counted elsewhere, so that what appears at once, unseen, costs nothing here.
CREATE TABLE topic_wait (
  topic_id uuid NOT NULL REFERENCES topic ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('decision', 'answer')),
  tenths integer NOT NULL CHECK (tenths > 0),
  part smallint NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (topic_id, kind, tenths, part)
) WITH (fillfactor = 50);

CREATE FUNCTION waits_of(c comment) RETURNS TABLE (kind text, tenths integer) LANGUAGE sql IMMUTABLE ROWS 2 AS $$
  SELECT w.kind, round(extract(epoch FROM w.until - w.since) / 8640)::integer FROM (
    SELECT 'decision', greatest(c.received_at, c.returned_at), c.decided_at WHERE c.state IN ('published', 'rejected', 'spam')
    UNION ALL
    SELECT 'answer', c.received_at, c.answered_at WHERE c.state = 'published'
  ) AS w (kind, since, until)
  WHERE w.until >= w.since + interval '72 minutes'
$$;

CREATE FUNCTION keep_topic_waits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own_topic uuid := coalesce(NEW.topic_id, OLD.topic_id);
  own_part smallint;
BEGIN
  -- The part that keep_topic_days() takes, and for the same reason.
  SELECT n INTO own_part FROM generate_series(0, 15) AS n
  WHERE pg_try_advisory_xact_lock(hashtext('topic_day ' || own_topic), n) LIMIT 1;
  INSERT INTO topic_wait AS w (topic_id, kind, tenths, part, count)
  SELECT own_topic, change.kind, change.tenths, coalesce(own_part, pg_backend_pid() % 16), sum(change.count)
  FROM (
    SELECT kind, tenths, -1 AS count FROM waits_of(OLD) WHERE TG_OP <> 'INSERT'
    UNION ALL
    SELECT kind, tenths, 1 FROM waits_of(NEW) WHERE TG_OP <> 'DELETE'
  ) AS change
  GROUP BY 2, 3
  HAVING sum(change.count) <> 0
  ORDER BY 2, 3
  ON CONFLICT (topic_id, kind, tenths, part) DO UPDATE SET count = w.count + excluded.count;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_wait_counted AFTER INSERT ON comment
  FOR EACH ROW WHEN (NEW.decided_at > NEW.received_at OR NEW.answered_at IS NOT NULL)
  EXECUTE FUNCTION keep_topic_waits();
CREATE TRIGGER comment_wait_uncounted AFTER DELETE ON comment
  FOR EACH ROW WHEN (OLD.decided_at > OLD.received_at OR OLD.answered_at IS NOT NULL)
  EXECUTE FUNCTION keep_topic_waits();
CREATE TRIGGER comment_wait_recounted AFTER UPDATE OF state, received_at, returned_at, decided_at, answered_at ON comment
  FOR EACH ROW WHEN (
    (OLD.state, OLD.received_at, OLD.returned_at, OLD.decided_at, OLD.answered_at)
      IS DISTINCT FROM (NEW.state, NEW.received_at, NEW.returned_at, NEW.decided_at, NEW.answered_at)
  )
  EXECUTE FUNCTION keep_topic_waits();
INSERT INTO topic_wait (topic_id, kind, tenths, part, count)
SELECT c.topic_id, w.kind, w.tenths, 0, count(*) FROM comment c CROSS JOIN LATERAL waits_of(c) AS w GROUP BY 1, 2, 3;

-- Nobody counts what is published by it any more, and that is most: who posts and publishes writes less.
DROP INDEX comment_ledger;
CREATE INDEX comment_ledger ON comment (topic_id, state, channel, received_at) WHERE state <> 'published';
