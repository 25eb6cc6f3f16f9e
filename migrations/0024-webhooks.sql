-- Programs of others are told when something public changes: signed events without anybody's words, delivered by a job.

-- An address that is told. None is deleted: the log names them; a deleted one is off and has no secret.
CREATE TABLE webhook (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  -- What it is for, as whoever made it wrote.
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  address text NOT NULL CHECK (char_length(address) <= 500 AND address ~ '^https?://'),
  types text[] NOT NULL CHECK (
    cardinality(types) > 0 AND types <@ ARRAY[
      'comment.published', 'comment.changed', 'comment.removed', 'answer.released', 'answer.changed', 'answer.withdrawn'
    ]
  ),
  -- AES-256-GCM.
  secret bytea,
  -- Signs beside the new one for a day, so that a receiver has time to change.
  former_secret bytea,
  replaced_at timestamptz,
  off_at timestamptz,
  -- `gone`: it answered 410. `failing`: nothing but failures for days.
  off_because text CHECK (off_because IN ('admin', 'gone', 'failing')),
  -- In a row, and since when.
  failures integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
  failing_since timestamptz,
  -- Nothing is sent until then: one that does not answer must not hold up all others.
  paused_until timestamptz,
  succeeded_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid REFERENCES staff ON DELETE SET NULL,
  deleted_at timestamptz,
  CHECK ((off_at IS NULL) = (off_because IS NULL)),
  CHECK ((failures = 0) = (failing_since IS NULL)),
  CHECK ((former_secret IS NULL) = (replaced_at IS NULL)),
  CHECK ((deleted_at IS NULL) = (secret IS NOT NULL)),
  CHECK (deleted_at IS NULL OR (off_at IS NOT NULL AND former_secret IS NULL))
);
CREATE INDEX webhook_site ON webhook (site_id, created_at) WHERE deleted_at IS NULL;
CREATE INDEX webhook_creator ON webhook (created_by);

-- One event for one address, and what became of it. Its id is the header webhook-id at each try. References only; kept for days.
CREATE TABLE webhook_delivery (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  webhook_id uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
  type text NOT NULL,
  -- The topic's name in addresses; null for a ping.
  topic text,
  -- The comment; of an answer the first hundred it stands under.
  comment_references text[] NOT NULL DEFAULT '{}',
  comments integer NOT NULL DEFAULT 0,
  at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'given-up')),
  tries integer NOT NULL DEFAULT 0,
  tried_at timestamptz,
  next_try_at timestamptz NOT NULL DEFAULT now(),
  -- What the last try was answered with, or why there was no answer.
  status integer,
  trouble text CHECK (trouble IN ('secret', 'address', 'name', 'tls', 'timeout', 'connection')),
  CHECK ((type = 'ping') = (topic IS NULL)),
  CHECK (status IS NULL OR trouble IS NULL)
);
CREATE INDEX webhook_delivery_webhook ON webhook_delivery (webhook_id, at DESC, id DESC);
CREATE INDEX webhook_delivery_waiting ON webhook_delivery (webhook_id, next_try_at) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_at ON webhook_delivery (at);

-- The log of accounts tells of webhooks, too.
ALTER TABLE staff_event ADD COLUMN webhook_id uuid REFERENCES webhook;
CREATE INDEX staff_event_webhook ON staff_event (webhook_id) WHERE webhook_id IS NOT NULL;

-- An event for each address that wants it, in the transaction of what it tells. Topics nobody can see are not told of. One job for a
-- transaction delivers all that is due. No job is shared between transactions: none waits for another. All are in one queue, so that
-- of the program's workers one at most delivers, and mails and checks keep theirs.
CREATE FUNCTION tell_webhooks(site uuid, about uuid, event text, refs text[], many integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO webhook_delivery (webhook_id, type, topic, comment_references, comments)
  SELECT w.id, event, t.slug, refs, many
  FROM webhook w JOIN topic t ON t.id = about AND t.state IN ('published', 'archived')
  WHERE w.site_id = site AND w.off_at IS NULL AND event = ANY (w.types);
  -- Set until the transaction ends.
  IF FOUND AND current_setting('stadtgespraech.webhooks_told', true) IS DISTINCT FROM 'yes' THEN
    PERFORM set_config('stadtgespraech.webhooks_told', 'yes', true);
    PERFORM graphile_worker.add_job('deliver-webhooks', queue_name := 'webhooks');
  END IF;
END $$;

CREATE FUNCTION tell_of_comment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was boolean := TG_OP <> 'INSERT' AND OLD.state = 'published';
  is_now boolean := TG_OP <> 'DELETE' AND NEW.state = 'published';
  it comment := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  PERFORM tell_webhooks(it.site_id, it.topic_id,
    CASE WHEN was AND is_now THEN 'comment.changed' WHEN is_now THEN 'comment.published' ELSE 'comment.removed' END,
    ARRAY[it.reference], 1);
  RETURN NULL;
END $$;
-- By their names after whatever locks counts and pages.
CREATE TRIGGER comment_told AFTER INSERT ON comment
  FOR EACH ROW WHEN (NEW.state = 'published')
  EXECUTE FUNCTION tell_of_comment();
CREATE TRIGGER comment_told_again AFTER UPDATE OF state, body, author_name ON comment
  FOR EACH ROW WHEN (
    (OLD.state = 'published' OR NEW.state = 'published') AND (
      OLD.state <> NEW.state OR OLD.body IS DISTINCT FROM NEW.body OR OLD.author_name IS DISTINCT FROM NEW.author_name
    )
  )
  EXECUTE FUNCTION tell_of_comment();
CREATE TRIGGER comment_told_gone AFTER DELETE ON comment
  FOR EACH ROW WHEN (OLD.state = 'published')
  EXECUTE FUNCTION tell_of_comment();

-- One event for one answer, however many comments it stands under. At the end of the transaction, when it is known which.
CREATE FUNCTION tell_of_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was boolean := TG_OP = 'UPDATE' AND OLD.state = 'released';
  refs text[];
  many integer;
BEGIN
  IF NOT EXISTS (SELECT FROM webhook WHERE site_id = NEW.site_id AND off_at IS NULL) THEN RETURN NULL; END IF;
  SELECT coalesce((array_agg(c.reference ORDER BY c.received_at, c.id))[:100], '{}'), count(*)::integer INTO refs, many
  FROM answer_comment link JOIN comment c ON c.id = link.comment_id
  WHERE link.answer_id = NEW.id AND c.state = 'published';
  PERFORM tell_webhooks(NEW.site_id, NEW.topic_id,
    CASE WHEN NOT was THEN 'answer.released' WHEN NEW.state = 'released' THEN 'answer.changed' ELSE 'answer.withdrawn' END,
    refs, many);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER answer_told AFTER INSERT ON answer DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'released')
  EXECUTE FUNCTION tell_of_answer();
CREATE CONSTRAINT TRIGGER answer_told_again AFTER UPDATE ON answer DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (
    (OLD.state = 'released' OR NEW.state = 'released') AND (
      OLD.state <> NEW.state OR OLD.body <> NEW.body OR OLD.body_simple <> NEW.body_simple OR OLD.ground <> NEW.ground
      OR OLD.outcome IS DISTINCT FROM NEW.outcome OR OLD.department <> NEW.department OR OLD.voice <> NEW.voice
    )
  )
  EXECUTE FUNCTION tell_of_answer();
