-- Published comments of a topic by the city's day and by channel, and how many of them are answered: charts over time read a
-- few rows instead of every comment. What waits is not in it, so posting to a moderated topic pays nothing.
-- A count is the sum of its parts.
CREATE TABLE topic_day (
  topic_id uuid NOT NULL REFERENCES topic ON DELETE CASCADE,
  day date NOT NULL,
  channel text NOT NULL,
  part smallint NOT NULL,
  published integer NOT NULL,
  answered integer NOT NULL,
  PRIMARY KEY (topic_id, day, channel, part)
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
  INSERT INTO topic_day AS d (topic_id, day, channel, part, published, answered)
  SELECT own_topic, (change.received_at AT TIME ZONE zone)::date, change.channel, coalesce(own_part, pg_backend_pid() % 16),
    sum(change.published), sum(change.answered)
  FROM (
    SELECT OLD.received_at AS received_at, OLD.channel AS channel, -1 AS published,
      -(OLD.answered_at IS NOT NULL)::integer AS answered
    WHERE TG_OP <> 'INSERT' AND OLD.state = 'published'
    UNION ALL
    SELECT NEW.received_at, NEW.channel, 1, (NEW.answered_at IS NOT NULL)::integer
    WHERE TG_OP <> 'DELETE' AND NEW.state = 'published'
  ) AS change
  GROUP BY 2, 3
  ORDER BY 2, 3
  ON CONFLICT (topic_id, day, channel, part)
    DO UPDATE SET published = d.published + excluded.published, answered = d.answered + excluded.answered;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_day_counted AFTER INSERT ON comment
  FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION keep_topic_days();
CREATE TRIGGER comment_day_uncounted AFTER DELETE ON comment
  FOR EACH ROW WHEN (OLD.state = 'published') EXECUTE FUNCTION keep_topic_days();
CREATE TRIGGER comment_day_recounted AFTER UPDATE OF state, answered_at, received_at, channel ON comment
  FOR EACH ROW WHEN (
    (OLD.state = 'published') <> (NEW.state = 'published') OR (
      NEW.state = 'published' AND (
        (OLD.answered_at IS NULL) <> (NEW.answered_at IS NULL)
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
  INSERT INTO topic_day (topic_id, day, channel, part, published, answered)
  SELECT topic_id, (received_at AT TIME ZONE NEW.time_zone)::date, channel, 0, count(*), count(answered_at)
  FROM comment WHERE site_id = NEW.id AND state = 'published' GROUP BY 1, 2, 3;
  RETURN NULL;
END $$;
CREATE TRIGGER site_days_recounted AFTER UPDATE OF time_zone ON site
  FOR EACH ROW WHEN (OLD.time_zone <> NEW.time_zone) EXECUTE FUNCTION recount_topic_days();

INSERT INTO topic_day (topic_id, day, channel, part, published, answered)
SELECT c.topic_id, (c.received_at AT TIME ZONE s.time_zone)::date, c.channel, 0, count(*), count(c.answered_at)
FROM comment c JOIN site s ON s.id = c.site_id WHERE c.state = 'published' GROUP BY 1, 2, 3;
