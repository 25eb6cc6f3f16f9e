-- The resident's case: threads, support, revisions, objections, reports, followers, mail, and what the city answers.

-- Threads. A reply knows its first comment, so that a thread is read in one go.
ALTER TABLE comment
  ADD COLUMN thread_id uuid,
  -- Published direct replies, and published comments below at any depth; kept by keep_comment_counts().
  ADD COLUMN replies integer NOT NULL DEFAULT 0 CHECK (replies >= 0),
  ADD COLUMN below integer NOT NULL DEFAULT 0 CONSTRAINT comment_below CHECK (below >= replies),
  ADD COLUMN supports integer NOT NULL DEFAULT 0 CHECK (supports >= 0),
  -- When a text that replaces a published one became public.
  ADD COLUMN edited_at timestamptz,
  -- When the city's first answer to it was released.
  ADD COLUMN answered_at timestamptz;

UPDATE comment c SET thread_id = CASE WHEN p.parent_id IS NULL THEN p.id ELSE p.parent_id END
FROM comment p WHERE p.id = c.parent_id;
UPDATE comment c SET
  replies = (SELECT count(*) FROM comment r WHERE r.parent_id = c.id AND r.state = 'published'),
  below = (SELECT count(*) FROM comment r WHERE (r.parent_id = c.id OR r.thread_id = c.id) AND r.state = 'published')
WHERE EXISTS (SELECT FROM comment r WHERE r.parent_id = c.id OR r.thread_id = c.id);

-- A program of the version before, still running, names no thread.
CREATE FUNCTION find_comment_thread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.thread_id := (SELECT coalesce(p.thread_id, p.id) FROM comment p WHERE p.id = NEW.parent_id);
  RETURN NEW;
END $$;
CREATE TRIGGER comment_thread BEFORE INSERT ON comment
  FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL AND NEW.thread_id IS NULL)
  EXECUTE FUNCTION find_comment_thread();
ALTER TABLE comment
  ADD FOREIGN KEY (thread_id, topic_id) REFERENCES comment (id, topic_id),
  ADD CONSTRAINT comment_has_thread CHECK ((parent_id IS NULL) = (thread_id IS NULL));

-- What a reader sees of a comment: its text, or the trace it left. Also where others replied before it went.
ALTER TABLE comment ADD COLUMN is_shown boolean NOT NULL GENERATED ALWAYS AS (
  state = 'published' OR below > 0 OR (state IN ('withdrawn', 'erased') AND published_at IS NOT NULL)
) STORED;
CREATE INDEX comment_first ON comment (topic_id, received_at, id) WHERE depth = 1 AND is_shown;
CREATE INDEX comment_supported ON comment (topic_id, supports, received_at, id) WHERE depth = 1 AND is_shown;
CREATE INDEX comment_answered ON comment (topic_id, received_at, id) WHERE answered_at IS NOT NULL AND state = 'published';
CREATE INDEX comment_answered_supported ON comment (topic_id, supports, received_at, id)
  WHERE answered_at IS NOT NULL AND state = 'published';
-- What became public last: feeds and digests.
CREATE INDEX comment_news ON comment (topic_id, published_at, id) WHERE state = 'published';
-- What the hourly jobs look for, so that they read nothing else.
CREATE INDEX comment_address ON comment (site_id, received_at) WHERE address_hash IS NOT NULL;
CREATE INDEX comment_words_kept ON comment (site_id, state) WHERE state IN ('spam', 'withdrawn') AND body IS NOT NULL;
CREATE INDEX submission_unkeyed ON submission (received_at) WHERE NOT keyed;
CREATE INDEX comment_thread ON comment (thread_id, received_at, id) WHERE thread_id IS NOT NULL AND is_shown;

-- The text of withdrawn comments and of spam is deleted after a while; what they were is still counted.
ALTER TABLE comment DROP CONSTRAINT comment_check1;
ALTER TABLE comment
  ADD CONSTRAINT comment_text CHECK (
    CASE state WHEN 'erased' THEN body IS NULL WHEN 'withdrawn' THEN true WHEN 'spam' THEN true ELSE body IS NOT NULL END
  );

-- The ledger counts channels and waits without reading a comment.
DROP INDEX comment_ledger;
CREATE INDEX comment_ledger ON comment (topic_id, state, channel) INCLUDE (received_at, decided_at, answered_at);

-- How many comments of a topic are in each state. Several parts of one count, so that those who write at the same time
-- do not wait for one another; a count is the sum of its parts.
CREATE TABLE topic_count (
  topic_id uuid NOT NULL REFERENCES topic ON DELETE CASCADE,
  state text NOT NULL,
  reason_code text NOT NULL DEFAULT '',
  part smallint NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (topic_id, state, reason_code, part)
) WITH (fillfactor = 50);
INSERT INTO topic_count (topic_id, state, reason_code, part, count)
SELECT topic_id, state, coalesce(reason_code, ''), 0, count(*) FROM comment GROUP BY 1, 2, 3;

CREATE FUNCTION keep_comment_counts() RETURNS trigger LANGUAGE plpgsql AS $$
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
  INSERT INTO topic_count AS c (topic_id, state, reason_code, part, count)
  SELECT change.topic_id, change.state, change.reason_code, own_part, change.count FROM (
    SELECT OLD.topic_id AS topic_id, OLD.state AS state, coalesce(OLD.reason_code, '') AS reason_code, -1 AS count
    WHERE TG_OP <> 'INSERT'
    UNION ALL
    SELECT NEW.topic_id, NEW.state, coalesce(NEW.reason_code, ''), 1 WHERE TG_OP <> 'DELETE'
  ) AS change
  ORDER BY change.state, change.reason_code
  ON CONFLICT (topic_id, state, reason_code, part) DO UPDATE SET count = c.count + excluded.count;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_counted AFTER INSERT OR DELETE ON comment
  FOR EACH ROW EXECUTE FUNCTION keep_comment_counts();
CREATE TRIGGER comment_recounted AFTER UPDATE OF state, reason_code ON comment
  FOR EACH ROW WHEN (OLD.state <> NEW.state OR OLD.reason_code IS DISTINCT FROM NEW.reason_code)
  EXECUTE FUNCTION keep_comment_counts();

-- Support. Once per day and address: a keyed hash whose key is thrown away with the day.
CREATE TABLE support_key (
  site_id uuid NOT NULL REFERENCES site,
  day date NOT NULL,
  key bytea NOT NULL CHECK (octet_length(key) = 32),
  PRIMARY KEY (site_id, day)
);
CREATE TABLE support (
  comment_id uuid NOT NULL REFERENCES comment ON DELETE CASCADE,
  day date NOT NULL,
  supporter bytea NOT NULL CHECK (octet_length(supporter) = 32),
  PRIMARY KEY (comment_id, day, supporter)
);
CREATE INDEX support_day ON support (day);

-- Texts a comment had or is to have. `waiting`: replaces the published text once a moderator agrees. `replaced`: was the
-- comment's text, or waited, before a newer one came. `refused`: a moderator said no, and why. The first text of a comment
-- nobody edited stands in the comment only.
CREATE TABLE comment_revision (
  id uuid PRIMARY KEY,
  comment_id uuid NOT NULL REFERENCES comment ON DELETE CASCADE,
  number integer NOT NULL CHECK (number > 0),
  state text NOT NULL CHECK (state IN ('waiting', 'replaced', 'refused')),
  body text NOT NULL CHECK (char_length(replace(body, E'\r\n', E'\n')) BETWEEN 3 AND 10000),
  -- When the resident sent it.
  written_at timestamptz NOT NULL DEFAULT now(),
  -- When it was replaced or refused.
  ended_at timestamptz,
  reason_code text CHECK (reason_code ~ '^[a-z]+(-[a-z]+)*$'),
  reason_text text CHECK (char_length(reason_text) <= 4000),
  verdicts jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(verdicts) = 'array'),
  suspicion text NOT NULL DEFAULT 'none' CHECK (suspicion IN ('none', 'suspect', 'spam')),
  UNIQUE (comment_id, number),
  CHECK ((state = 'waiting') = (ended_at IS NULL)),
  CHECK (state <> 'refused' OR reason_code IS NOT NULL)
);
CREATE UNIQUE INDEX comment_revision_waiting ON comment_revision (comment_id) WHERE state = 'waiting';

-- An objection to a decision, once for each comment. `granted`: decided otherwise. `upheld`: stays as it was.
-- `void`: the comment was changed, withdrawn or erased meanwhile.
CREATE TABLE objection (
  id uuid PRIMARY KEY,
  comment_id uuid NOT NULL UNIQUE REFERENCES comment ON DELETE CASCADE,
  -- The decision objected to; by its author it is not decided again where there is another moderator.
  event_id uuid NOT NULL REFERENCES moderation_event,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'granted', 'upheld', 'void')),
  body text CHECK (char_length(replace(body, E'\r\n', E'\n')) BETWEEN 3 AND 4000),
  received_at timestamptz NOT NULL DEFAULT now(),
  decided_at timestamptz,
  decided_by uuid REFERENCES staff,
  reason_text text CHECK (char_length(reason_text) <= 4000),
  CHECK ((state = 'open') = (decided_at IS NULL))
);
CREATE INDEX objection_open ON objection (received_at, id) WHERE state = 'open';
CREATE INDEX objection_event ON objection (event_id);

-- A report of a published comment. It never hides anything; a person looks at it.
CREATE TABLE report (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  comment_id uuid NOT NULL REFERENCES comment ON DELETE CASCADE,
  reason_code text NOT NULL CHECK (reason_code ~ '^[a-z]+(-[a-z]+)*$'),
  body text CHECK (char_length(body) <= 2000),
  -- `upheld`: the comment was taken off or changed. `dismissed`: it stays. `moot`: it was gone before anybody decided.
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'upheld', 'dismissed', 'moot')),
  receipt_hash bytea NOT NULL UNIQUE CHECK (octet_length(receipt_hash) = 32),
  -- Keyed by the day (support_key), so that one sender's reports of one comment count once.
  sender bytea CHECK (octet_length(sender) = 32),
  email text CHECK (char_length(email) BETWEEN 3 AND 254),
  language text NOT NULL DEFAULT 'de',
  confirmed_at timestamptz,
  received_at timestamptz NOT NULL DEFAULT now(),
  decided_at timestamptz,
  decided_by uuid REFERENCES staff,
  result_text text CHECK (char_length(result_text) <= 4000),
  UNIQUE (comment_id, sender),
  CHECK ((state = 'open') = (decided_at IS NULL))
);
CREATE INDEX report_open ON report (site_id, received_at, id) WHERE state = 'open';
CREATE INDEX report_decided ON report (decided_at) WHERE decided_at IS NOT NULL;

-- Mail. An address gets nothing but the question whether it is right until somebody there says yes.
ALTER TABLE comment_contact
  ADD COLUMN language text NOT NULL DEFAULT 'de' CHECK (language IN ('de', 'en', 'de-simple'));
CREATE INDEX comment_contact_email ON comment_contact (lower(email)) WHERE confirmed_at IS NOT NULL;
CREATE INDEX comment_contact_unconfirmed ON comment_contact (created_at) WHERE confirmed_at IS NULL;

CREATE TABLE follower (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  topic_id uuid NOT NULL REFERENCES topic ON DELETE CASCADE,
  email text NOT NULL CHECK (char_length(email) BETWEEN 3 AND 254),
  language text NOT NULL DEFAULT 'de' CHECK (language IN ('de', 'en', 'de-simple')),
  rhythm text NOT NULL DEFAULT 'daily' CHECK (rhythm IN ('at-once', 'daily', 'weekly')),
  created_at timestamptz NOT NULL DEFAULT now(),
  confirmed_at timestamptz,
  -- What became public until then was told.
  told_until timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX follower_email ON follower (topic_id, lower(email));
CREATE INDEX follower_due ON follower (rhythm, told_until) WHERE confirmed_at IS NOT NULL;

-- The outbox. Who gets a mail and what stands in it is looked up when it is sent: what was erased meanwhile is not sent.
CREATE TABLE mail (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  kind text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  -- The comment, report or follower it is about.
  subject_id uuid NOT NULL,
  -- Ids, codes and times only.
  data jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(data) = 'object'),
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Since when a process is sending it; one that died over it leaves its claim behind.
  claimed_at timestamptz,
  sent_at timestamptz,
  -- Nobody to send it to any more, or refused for good.
  dropped_at timestamptz,
  -- Keyed hash of the address, so that nobody gets more than a few a day.
  recipient_hash bytea CHECK (octet_length(recipient_hash) = 32),
  CHECK (sent_at IS NULL OR dropped_at IS NULL)
);
CREATE INDEX mail_recipient ON mail (recipient_hash, sent_at) WHERE recipient_hash IS NOT NULL;
CREATE INDEX mail_subject ON mail (subject_id);
CREATE INDEX mail_created ON mail (created_at);

-- What the city answers. One answer may go to many comments; only released ones are public.
CREATE TABLE answer (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL,
  topic_id uuid NOT NULL,
  -- `sponsor`: the Themenpate speaks.
  voice text NOT NULL DEFAULT 'city' CHECK (voice IN ('city', 'sponsor')),
  department text NOT NULL DEFAULT '' CHECK (char_length(department) <= 160),
  body text NOT NULL CHECK (char_length(body) BETWEEN 1 AND 20000),
  outcome text CHECK (outcome IN ('adopted', 'partly', 'declined', 'noted')),
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'checked', 'released')),
  released_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid REFERENCES staff,
  UNIQUE (id, topic_id),
  FOREIGN KEY (topic_id, site_id) REFERENCES topic (id, site_id) ON DELETE CASCADE,
  CHECK ((state = 'released') = (released_at IS NOT NULL))
);
CREATE INDEX answer_released ON answer (topic_id, released_at) WHERE state = 'released';
CREATE TABLE answer_comment (
  answer_id uuid NOT NULL,
  comment_id uuid NOT NULL,
  topic_id uuid NOT NULL,
  PRIMARY KEY (answer_id, comment_id),
  FOREIGN KEY (answer_id, topic_id) REFERENCES answer (id, topic_id) ON DELETE CASCADE,
  FOREIGN KEY (comment_id, topic_id) REFERENCES comment (id, topic_id) ON DELETE CASCADE
);
CREATE INDEX answer_comment_comment ON answer_comment (comment_id);

-- The log knows what residents did, too, and decisions about edits and objections.
ALTER TABLE moderation_event DROP CONSTRAINT moderation_event_action_check;
ALTER TABLE moderation_event ADD CONSTRAINT moderation_event_action_check CHECK (action IN (
  'publish', 'reject', 'spam', 'reopen', 'redact', 'ask',
  'publish-edit', 'reject-edit', 'uphold',
  'edit', 'withdraw', 'object', 'erase'
));

-- When a comment came back to the editors: from then on it waits.
CREATE INDEX moderation_event_back ON moderation_event (comment_id, at)
  WHERE state_after = 'pending' AND state_before <> 'pending';

-- How long what is known about people stays; the privacy page says these numbers.
ALTER TABLE site
  ADD COLUMN keep_address_days smallint NOT NULL DEFAULT 7 CHECK (keep_address_days BETWEEN 1 AND 7),
  ADD COLUMN keep_akismet_days smallint NOT NULL DEFAULT 7 CHECK (keep_akismet_days BETWEEN 1 AND 7),
  ADD COLUMN keep_unconfirmed_email_days smallint NOT NULL DEFAULT 14 CHECK (keep_unconfirmed_email_days BETWEEN 1 AND 30),
  ADD COLUMN keep_spam_days smallint NOT NULL DEFAULT 90 CHECK (keep_spam_days BETWEEN 1 AND 365),
  ADD COLUMN keep_withdrawn_days smallint NOT NULL DEFAULT 30 CHECK (keep_withdrawn_days BETWEEN 1 AND 365),
  ADD COLUMN keep_report_days smallint NOT NULL DEFAULT 180 CHECK (keep_report_days BETWEEN 30 AND 1095),
  ADD COLUMN keep_mail_days smallint NOT NULL DEFAULT 7 CHECK (keep_mail_days BETWEEN 2 AND 90);
