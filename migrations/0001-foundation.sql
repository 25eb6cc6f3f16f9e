-- The first house: one site, its topics, what residents say, what was decided, and who may decide.
-- Every root table carries site_id, so that one installation can serve many municipalities later.
-- Ids are UUIDv7 made by the program (PostgreSQL has uuidv7() only from 18 on; 15 to 18 are supported).

CREATE TABLE site (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
  operator text NOT NULL DEFAULT '' CHECK (char_length(operator) <= 200),
  contact_email text CHECK (char_length(contact_email) <= 254),
  time_zone text NOT NULL DEFAULT 'Europe/Berlin',
  decision_hours integer NOT NULL DEFAULT 48 CHECK (decision_hours BETWEEN 1 AND 8760),
  accessibility_law text NOT NULL DEFAULT 'DE-TH',
  is_demo boolean NOT NULL DEFAULT false,
  -- Stays when the demo is removed, so that the next start does not bring it back.
  demo_loaded_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO site (id, name) VALUES ('01900000-0000-7000-8000-000000000001', 'Ihre Stadt');

CREATE TABLE staff (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  email text NOT NULL CHECK (char_length(email) BETWEEN 3 AND 254 AND email = lower(email)),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
  password_hash text NOT NULL,
  roles text[] NOT NULL CHECK (
    cardinality(roles) > 0 AND roles <@ ARRAY['editor', 'moderator', 'planner', 'admin']
  ),
  is_demo boolean NOT NULL DEFAULT false,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (site_id, email)
);

-- The id is the SHA-256 of the cookie's session id: a stolen table opens no session.
CREATE TABLE staff_session (
  id_hash bytea PRIMARY KEY,
  staff_id uuid REFERENCES staff ON DELETE CASCADE,
  data jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX staff_session_staff ON staff_session (staff_id);
CREATE INDEX staff_session_expiry ON staff_session (expires_at);

-- Texts of the pages every site needs; where no row stands the shipped draft is shown.
CREATE TABLE site_page (
  site_id uuid NOT NULL REFERENCES site,
  slug text NOT NULL CHECK (slug IN ('impressum', 'datenschutz', 'barrierefreiheit', 'netiquette')),
  lang text NOT NULL CHECK (lang IN ('de', 'en')),
  body text NOT NULL CHECK (char_length(body) BETWEEN 1 AND 100000),
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid REFERENCES staff,
  PRIMARY KEY (site_id, slug, lang)
);

CREATE TABLE picture (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  media_type text NOT NULL CHECK (media_type IN ('image/webp', 'image/jpeg', 'image/png', 'image/avif')),
  width integer NOT NULL CHECK (width > 0),
  height integer NOT NULL CHECK (height > 0),
  bytes bytea NOT NULL CHECK (octet_length(bytes) <= 5242880),
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE topic (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length(slug) <= 80),
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published', 'archived')),
  label text NOT NULL DEFAULT 'Zukunftsthema' CHECK (char_length(label) BETWEEN 1 AND 60),
  title text NOT NULL CHECK (char_length(title) BETWEEN 3 AND 120),
  subtitle text NOT NULL DEFAULT '' CHECK (char_length(subtitle) <= 240),
  lead text NOT NULL DEFAULT '' CHECK (char_length(lead) <= 1000),
  body text NOT NULL DEFAULT '' CHECK (char_length(body) <= 50000),
  call_to_action text NOT NULL DEFAULT '' CHECK (char_length(call_to_action) <= 300),
  considerations_title text NOT NULL DEFAULT '' CHECK (char_length(considerations_title) <= 120),
  considerations_text text NOT NULL DEFAULT '' CHECK (char_length(considerations_text) <= 300),
  considerations_url text NOT NULL DEFAULT '' CHECK (char_length(considerations_url) <= 2000),
  language text NOT NULL DEFAULT 'de' CHECK (language IN ('de', 'en')),
  -- Residents may comment while opens_at <= now() < closes_at; no opens_at: nothing to say yet; no closes_at: no end.
  opens_at timestamptz,
  closes_at timestamptz,
  evaluation_text text NOT NULL DEFAULT '' CHECK (char_length(evaluation_text) <= 120),
  answers_due date,
  picture_id uuid REFERENCES picture,
  picture_alt text NOT NULL DEFAULT '' CHECK (char_length(picture_alt) <= 300),
  picture_caption text NOT NULL DEFAULT '' CHECK (char_length(picture_caption) <= 300),
  picture_credit text NOT NULL DEFAULT '' CHECK (char_length(picture_credit) <= 120),
  picture_edited boolean NOT NULL DEFAULT false,
  position integer NOT NULL DEFAULT 0,
  is_demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid REFERENCES staff,
  published_at timestamptz,
  UNIQUE (site_id, slug),
  UNIQUE (id, site_id),
  CHECK (closes_at IS NULL OR opens_at IS NOT NULL),
  CHECK (closes_at > opens_at),
  CHECK (picture_id IS NULL OR picture_alt <> ''),
  CHECK ((state = 'draft') = (published_at IS NULL))
);

-- A table of its own and a position: a topic may have more than one sponsor later.
CREATE TABLE sponsor (
  id uuid PRIMARY KEY,
  topic_id uuid NOT NULL REFERENCES topic ON DELETE CASCADE,
  position smallint NOT NULL DEFAULT 0,
  label text NOT NULL CHECK (char_length(label) BETWEEN 1 AND 60),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
  role text NOT NULL DEFAULT '' CHECK (char_length(role) <= 160),
  organisation text NOT NULL DEFAULT '' CHECK (char_length(organisation) <= 160),
  statement text NOT NULL DEFAULT '' CHECK (char_length(statement) <= 1000),
  interview_url text NOT NULL DEFAULT '' CHECK (char_length(interview_url) <= 2000),
  interview_source text NOT NULL DEFAULT '' CHECK (char_length(interview_source) <= 160),
  portrait_id uuid REFERENCES picture,
  UNIQUE (topic_id, position)
);

CREATE TABLE event (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length(slug) <= 80),
  title text NOT NULL CHECK (char_length(title) BETWEEN 3 AND 160),
  place text NOT NULL DEFAULT '' CHECK (char_length(place) <= 160),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz CHECK (ends_at > starts_at),
  all_day boolean NOT NULL DEFAULT false,
  is_demo boolean NOT NULL DEFAULT false,
  UNIQUE (site_id, slug)
);

CREATE TABLE topic_event (
  topic_id uuid NOT NULL REFERENCES topic ON DELETE CASCADE,
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  PRIMARY KEY (topic_id, event_id)
);

-- What readers see has a version in a row of its own, so that posting never waits for it.
-- scope is the id of a topic or of a site.
CREATE TABLE visible_version (
  scope uuid PRIMARY KEY,
  version bigint NOT NULL DEFAULT 1
);

CREATE TEXT SEARCH CONFIGURATION german_civic (COPY = german);

CREATE TABLE comment (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL,
  topic_id uuid NOT NULL,
  parent_id uuid,
  depth smallint NOT NULL DEFAULT 1 CHECK (depth BETWEEN 1 AND 3),
  reference text NOT NULL CHECK (reference ~ '^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$'),
  channel text NOT NULL DEFAULT 'online'
    CHECK (channel IN ('online', 'letter', 'card', 'phone', 'workshop', 'email', 'import')),
  state text NOT NULL DEFAULT 'pending'
    CHECK (state IN ('pending', 'spam', 'published', 'rejected', 'withdrawn', 'erased')),
  suspicion text NOT NULL DEFAULT 'none' CHECK (suspicion IN ('none', 'suspect', 'spam')),
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  author_name text CHECK (char_length(author_name) BETWEEN 1 AND 80),
  body text CHECK (char_length(replace(body, E'\r\n', E'\n')) BETWEEN 3 AND 10000),
  language text NOT NULL DEFAULT 'de' CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  received_at timestamptz NOT NULL DEFAULT now(),
  decided_at timestamptz,
  published_at timestamptz,
  reason_code text CHECK (reason_code ~ '^[a-z]+(-[a-z]+)*$'),
  late boolean NOT NULL DEFAULT false,
  akismet_consent boolean NOT NULL DEFAULT false,
  privacy_notice text NOT NULL,
  -- SHA-256 of the private link's token; the token itself is an HMAC of the id and stands nowhere.
  receipt_hash bytea CHECK (octet_length(receipt_hash) = 32),
  -- Equal texts have equal digests (letter case and white space apart); for finding copies only.
  text_digest bytea,
  -- Keyed hash of the sender's address; emptied after seven days (address_key).
  address_hash bytea,
  search tsvector GENERATED ALWAYS AS (
    to_tsvector('german_civic', coalesce(author_name, '') || ' ' || coalesce(body, ''))
  ) STORED,
  UNIQUE (site_id, reference),
  UNIQUE (receipt_hash),
  UNIQUE (id, topic_id),
  FOREIGN KEY (topic_id, site_id) REFERENCES topic (id, site_id),
  FOREIGN KEY (parent_id, topic_id) REFERENCES comment (id, topic_id),
  CHECK ((parent_id IS NULL) = (depth = 1)),
  CHECK ((state = 'erased') = (body IS NULL)),
  CHECK (state <> 'published' OR (published_at IS NOT NULL AND decided_at IS NOT NULL)),
  CHECK (state <> 'rejected' OR (reason_code IS NOT NULL AND decided_at IS NOT NULL)),
  CHECK (state <> 'spam' OR decided_at IS NOT NULL),
  CHECK (state <> 'pending' OR decided_at IS NULL)
);
CREATE INDEX comment_public ON comment (topic_id, received_at, id) WHERE state = 'published';
CREATE INDEX comment_queue ON comment (site_id, received_at, id) WHERE state = 'pending';
CREATE INDEX comment_decided ON comment (site_id, decided_at, id) WHERE decided_at IS NOT NULL;
CREATE INDEX comment_ledger ON comment (topic_id, state);
CREATE INDEX comment_copies ON comment (topic_id, text_digest);
CREATE INDEX comment_parent ON comment (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX comment_search ON comment USING gin (search);

-- "Seen before": one row per form that was sent. Keyed: the form carried an idempotency key and is the same for ever.
-- Not keyed: sender, browser and words are the same, which makes it the same comment for ten minutes.
CREATE TABLE submission (
  topic_id uuid NOT NULL REFERENCES topic ON DELETE CASCADE,
  fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
  keyed boolean NOT NULL,
  comment_id uuid NOT NULL REFERENCES comment ON DELETE CASCADE,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (topic_id, fingerprint)
);
CREATE INDEX submission_comment ON submission (comment_id);

-- How to reach the author; never public, in no export.
CREATE TABLE comment_contact (
  comment_id uuid PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
  email text NOT NULL CHECK (char_length(email) BETWEEN 3 AND 254),
  notify boolean NOT NULL DEFAULT false,
  confirmed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Verdicts of every check, as evidence for the person who decides.
CREATE TABLE screening (
  comment_id uuid PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
  verdicts jsonb NOT NULL CHECK (jsonb_typeof(verdicts) = 'array'),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- Address and browser of a resident who consented to Akismet, sealed with the site's secret until the feedback
-- is given, seven days at most.
CREATE TABLE akismet_material (
  comment_id uuid PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
  sealed bytea NOT NULL,
  expires_at timestamptz NOT NULL
);

-- Keys of the address hashes, one per week; thrown away with the week's last hash.
CREATE TABLE address_key (
  site_id uuid NOT NULL REFERENCES site,
  week date NOT NULL,
  key bytea NOT NULL CHECK (octet_length(key) = 32),
  PRIMARY KEY (site_id, week)
);

-- Append-only: codes, ids and times; words stand in decision_text, which can be erased.
CREATE TABLE moderation_event (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  comment_id uuid NOT NULL REFERENCES comment,
  actor_id uuid REFERENCES staff,
  action text NOT NULL CHECK (action IN ('publish', 'reject', 'spam', 'reopen', 'redact', 'ask', 'withdraw', 'erase')),
  state_before text NOT NULL,
  state_after text NOT NULL,
  reason_code text CHECK (reason_code ~ '^[a-z]+(-[a-z]+)*$'),
  version_after integer NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (comment_id, version_after),
  CHECK (action <> 'reject' OR reason_code IS NOT NULL)
);
CREATE INDEX moderation_event_actor ON moderation_event (actor_id, at);

CREATE TABLE decision_text (
  event_id uuid PRIMARY KEY REFERENCES moderation_event,
  comment_id uuid NOT NULL REFERENCES comment,
  reason_text text NOT NULL DEFAULT '' CHECK (char_length(reason_text) <= 4000),
  note text NOT NULL DEFAULT '' CHECK (char_length(note) <= 4000)
);
CREATE INDEX decision_text_comment ON decision_text (comment_id);

-- Only what belongs to a demo topic may leave the log, because the demo city is removable.
CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT FROM comment c JOIN topic t ON t.id = c.topic_id WHERE c.id = OLD.comment_id AND t.is_demo
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'moderation_event is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER moderation_event_append_only BEFORE UPDATE OR DELETE ON moderation_event
  FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
CREATE FUNCTION refuse_log_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'moderation_event is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER moderation_event_no_truncate BEFORE TRUNCATE ON moderation_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_truncate();
