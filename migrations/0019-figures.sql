-- Published comments of a topic by the city's day, by channel and by outcome ("open": not answered, "unsaid": answered without
-- one): charts read a few rows instead of every comment. What waits is not in it, so posting to a moderated topic pays nothing.
-- A count is the sum of its parts.
CREATE TABLE topic_day (
  topic_id uuid NOT NULL REFERENCES topic ON DELETE CASCADE,
  day date NOT NULL,
  channel text NOT NULL,
  outcome text NOT NULL,
  part smallint NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (topic_id, day, channel, outcome, part)
) WITH (fillfactor = 50);

CREATE FUNCTION keep_topic_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own_topic uuid := coalesce(NEW.topic_id, OLD.topic_id);
  zone text := (SELECT time_zone FROM site WHERE id = coalesce(NEW.site_id, OLD.site_id));
  own_part smallint;
BEGIN
  -- A part belongs to one transaction until that ends: whoever publishes or answers hundreds on many days waits for nobody.
  SELECT n INTO own_part FROM generate_series(0, 15) AS n
  WHERE pg_try_advisory_xact_lock(hashtext('topic_day ' || own_topic), n) LIMIT 1;
  INSERT INTO topic_day AS d (topic_id, day, channel, outcome, part, count)
  SELECT own_topic, (change.received_at AT TIME ZONE zone)::date, change.channel, change.outcome,
    coalesce(own_part, pg_backend_pid() % 16), sum(change.count)
  FROM (
    SELECT OLD.received_at AS received_at, OLD.channel AS channel,
      CASE WHEN OLD.answered_at IS NULL THEN 'open' ELSE coalesce(OLD.outcome, 'unsaid') END AS outcome, -1 AS count
    WHERE TG_OP <> 'INSERT' AND OLD.state = 'published'
    UNION ALL
    SELECT NEW.received_at, NEW.channel,
      CASE WHEN NEW.answered_at IS NULL THEN 'open' ELSE coalesce(NEW.outcome, 'unsaid') END, 1
    WHERE TG_OP <> 'DELETE' AND NEW.state = 'published'
  ) AS change
  GROUP BY 2, 3, 4
  HAVING sum(change.count) <> 0
  ORDER BY 2, 3, 4
  ON CONFLICT (topic_id, day, channel, outcome, part) DO UPDATE SET count = d.count + excluded.count;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_day_counted AFTER INSERT ON comment
  FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION keep_topic_days();
CREATE TRIGGER comment_day_uncounted AFTER DELETE ON comment
  FOR EACH ROW WHEN (OLD.state = 'published') EXECUTE FUNCTION keep_topic_days();
CREATE TRIGGER comment_day_recounted AFTER UPDATE OF state, answered_at, outcome, received_at, channel ON comment
  FOR EACH ROW WHEN (
    (OLD.state = 'published') <> (NEW.state = 'published') OR (
      NEW.state = 'published' AND (
        (OLD.answered_at IS NULL) <> (NEW.answered_at IS NULL) OR OLD.outcome IS DISTINCT FROM NEW.outcome
        OR OLD.received_at <> NEW.received_at OR OLD.channel <> NEW.channel
      )
    )
  )
  EXECUTE FUNCTION keep_topic_days();

-- Another time zone has other days.
CREATE FUNCTION recount_topic_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE comment IN SHARE MODE;
  DELETE FROM topic_day WHERE topic_id IN (SELECT id FROM topic WHERE site_id = NEW.id);
  INSERT INTO topic_day (topic_id, day, channel, outcome, part, count)
  SELECT topic_id, (received_at AT TIME ZONE NEW.time_zone)::date, channel,
    CASE WHEN answered_at IS NULL THEN 'open' ELSE coalesce(outcome, 'unsaid') END, 0, count(*)
  FROM comment WHERE site_id = NEW.id AND state = 'published' GROUP BY 1, 2, 3, 4;
  RETURN NULL;
END $$;
CREATE TRIGGER site_days_recounted AFTER UPDATE OF time_zone ON site
  FOR EACH ROW WHEN (OLD.time_zone <> NEW.time_zone) EXECUTE FUNCTION recount_topic_days();

INSERT INTO topic_day (topic_id, day, channel, outcome, part, count)
SELECT c.topic_id, (c.received_at AT TIME ZONE s.time_zone)::date, c.channel,
  CASE WHEN c.answered_at IS NULL THEN 'open' ELSE coalesce(c.outcome, 'unsaid') END, 0, count(*)
FROM comment c JOIN site s ON s.id = c.site_id WHERE c.state = 'published' GROUP BY 1, 2, 3, 4;
