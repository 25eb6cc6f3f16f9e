-- Screening: rules the city edits, its own classifier, how soon a person should look, and how far Akismet agrees with people.

CREATE TABLE screening_rule (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  kind text NOT NULL
    CHECK (kind IN ('words', 'domains', 'patterns', 'links', 'mail-domains', 'repetition', 'language')),
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
  -- What words are about: two different ones of advertising weigh more than one, insults need a person soon.
  about text NOT NULL DEFAULT 'other' CHECK (about IN ('advertising', 'insult', 'other')),
  effect text NOT NULL CHECK (effect IN ('hint', 'suspect', 'spam')),
  -- Links, repetitions: more than so many.
  threshold integer CHECK (threshold BETWEEN 0 AND 1000),
  enabled boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((threshold IS NOT NULL) = (kind IN ('links', 'repetition')))
);
CREATE INDEX screening_rule_site ON screening_rule (site_id);

CREATE TABLE screening_entry (
  rule_id uuid NOT NULL REFERENCES screening_rule ON DELETE CASCADE,
  value text NOT NULL CHECK (char_length(value) BETWEEN 1 AND 200),
  PRIMARY KEY (rule_id, value)
);

-- Who changed which rule, and what: rules hold no words of residents. The rule itself may be gone.
CREATE TABLE screening_rule_event (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  rule_id uuid NOT NULL,
  rule_name text NOT NULL,
  actor_id uuid REFERENCES staff ON DELETE SET NULL,
  action text NOT NULL CHECK (action IN ('create', 'change', 'import', 'enable', 'disable', 'delete')),
  change jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(change) = 'object'),
  version_after integer NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX screening_rule_event_site ON screening_rule_event (site_id, at DESC, id DESC);
CREATE INDEX screening_rule_event_rule ON screening_rule_event (rule_id, at DESC);
CREATE INDEX screening_rule_event_actor ON screening_rule_event (actor_id);

-- Only that a demo account, which may be removed, did it may leave the log.
CREATE FUNCTION refuse_rule_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.actor_id IS NULL AND to_jsonb(NEW) - 'actor_id' = to_jsonb(OLD) - 'actor_id'
    AND NOT EXISTS (SELECT FROM staff WHERE id = OLD.actor_id) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'screening_rule_event is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER screening_rule_event_append_only BEFORE UPDATE OR DELETE ON screening_rule_event
  FOR EACH ROW EXECUTE FUNCTION refuse_rule_log_change();
CREATE TRIGGER screening_rule_event_no_truncate BEFORE TRUNCATE ON screening_rule_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rule_log_change();

-- What was built in until now, as rules a city may change; and some that it may switch on.
INSERT INTO screening_rule (id, site_id, kind, name, about, effect, threshold, enabled)
SELECT gen_random_uuid(), s.id, r.kind, r.name, r.about, r.effect, r.threshold, r.enabled
FROM site s CROSS JOIN (VALUES
  ('words', 'Werbung', 'advertising', 'suspect', NULL::integer, true),
  ('words', 'Beleidigungen', 'insult', 'suspect', NULL, true),
  ('links', 'Mehr als zwei Links', 'other', 'suspect', 2, true),
  ('links', 'Mehr als fünf Links', 'other', 'spam', 5, true),
  ('domains', 'Linkkürzer', 'other', 'hint', NULL, false),
  ('mail-domains', 'Wegwerf-Adressen', 'other', 'hint', NULL, false),
  ('repetition', 'Ständige Wiederholung', 'other', 'hint', 5, false),
  ('language', 'Weder Deutsch noch Englisch', 'other', 'hint', NULL, false)
) AS r (kind, name, about, effect, threshold, enabled);

INSERT INTO screening_entry (rule_id, value)
SELECT r.id, v.value FROM screening_rule r CROSS JOIN unnest(ARRAY[
    'abnehmpillen', 'backlinks kaufen', 'binary options', 'binäre optionen', 'bitcoin verdoppeln',
    'buchmacher ohne oasis', 'buy backlinks', 'buy driving license', 'buy followers', 'casino boni',
    'casino bonus', 'casino online', 'cialis', 'crypto signals', 'earn money online', 'escort service',
    'falschgeld kaufen', 'follower kaufen', 'forex signals', 'free porn', 'free spins',
    'freispiele ohne einzahlung', 'führerschein kaufen', 'führerschein ohne prüfung', 'gratis pornos',
    'hire a hacker', 'kamagra', 'kredit ohne schufa', 'kreditangebot zwischen privatpersonen', 'krypto signale',
    'levitra', 'likes kaufen', 'loan offer', 'make money online', 'no deposit bonus', 'online casino',
    'online casinos', 'online geld verdienen', 'payday loan', 'payday loans', 'penis enlargement',
    'penisvergrößerung', 'porno gratis', 'potenzmittel rezeptfrei', 'reisepass kaufen', 'replica uhren',
    'replica watches', 'rezeptfrei bestellen', 'rolex replica', 'schnell geld verdienen', 'seo backlinks',
    'sexcam', 'sexcams', 'sexkontakte', 'sofortkredit ohne schufa', 'sportwetten bonus', 'viagra',
    'webcam girls', 'weight loss pills', 'whatsapp hacker', 'xxx videos'
]) AS v (value) WHERE r.name = 'Werbung';

INSERT INTO screening_entry (rule_id, value)
SELECT r.id, v.value FROM screening_rule r CROSS JOIN unnest(ARRAY[
    'arschgeige', 'arschgesicht', 'arschloch', 'arschlöcher', 'drecksack', 'drecksau', 'dreckschwein',
    'dreckschweine', 'dreckskerl', 'drecksäue', 'fick dich', 'fickt euch', 'fotze', 'fotzen', 'halt die fresse',
    'haltet die fresse', 'halts maul', 'hurensohn', 'hurensöhne', 'hurensöhnen', 'kanacke', 'kanacken', 'kanake',
    'kanaken', 'missgeburt', 'missgeburten', 'mongo', 'nigger', 'scheißkerl', 'scheißkerle', 'schlampe',
    'schlampen', 'schwuchtel', 'schwuchteln', 'spast', 'spasten', 'spasti', 'untermensch', 'untermenschen',
    'verpiss dich', 'verpisst euch', 'wichser', 'wichsern'
]) AS v (value) WHERE r.name = 'Beleidigungen';

INSERT INTO screening_entry (rule_id, value)
SELECT r.id, v.value FROM screening_rule r CROSS JOIN unnest(ARRAY[
    'adf.ly', 'bit.ly', 'buff.ly', 'cutt.ly', 'goo.gl', 'is.gd', 'lnk.bio', 'ow.ly', 'rb.gy', 'shorturl.at', 't.co',
    'tiny.cc', 'tinyurl.com', 'v.gd'
]) AS v (value) WHERE r.name = 'Linkkürzer';

-- The site's own classifier: weights only, learned anew from what is there, so that erased words leave it.
CREATE TABLE screening_model (
  site_id uuid PRIMARY KEY REFERENCES site,
  version integer NOT NULL DEFAULT 1,
  bytes bytea NOT NULL CHECK (octet_length(bytes) <= 4194304),
  spam_examples integer NOT NULL,
  ham_examples integer NOT NULL,
  -- By cross-validation over the examples; null where there were too few: of 100 spam so many found, of 100 others so
  -- many taken for spam, and the same with the shipped weights alone.
  found_percent real,
  alarm_percent real,
  prior_found_percent real,
  prior_alarm_percent real,
  trained_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX comment_spam ON comment (site_id, decided_at, id) WHERE state = 'spam';
CREATE INDEX moderation_event_site ON moderation_event (site_id, at DESC, id DESC);

-- How soon a person should look: 0 not sooner than its turn, 100 at once. It sorts where somebody asks for that order.
ALTER TABLE comment ADD COLUMN urgency smallint NOT NULL DEFAULT 0 CHECK (urgency BETWEEN 0 AND 100);
-- As though it had waited a year longer for each point: one key for the order and for where a page begins.
CREATE INDEX comment_urgent ON comment (
  site_id, ((((received_at AT TIME ZONE 'UTC') - urgency * interval '365 days') AT TIME ZONE 'UTC')), id
) WHERE state = 'pending';

-- Whether somebody wants to be told by mail what waits on the moderators' desk.
ALTER TABLE staff ADD COLUMN desk_mails boolean NOT NULL DEFAULT true;

-- What Akismet said about a comment last; stays where the words and the evidence go, since it holds neither.
CREATE TABLE akismet_answer (
  comment_id uuid PRIMARY KEY REFERENCES comment ON DELETE CASCADE,
  site_id uuid NOT NULL REFERENCES site,
  answer text NOT NULL CHECK (answer IN ('ham', 'spam', 'blatant-spam', 'failed')),
  asked_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX akismet_answer_site ON akismet_answer (site_id, asked_at);

-- From the first failure to the next answer.
CREATE TABLE akismet_outage (
  site_id uuid NOT NULL REFERENCES site,
  since timestamptz NOT NULL DEFAULT now(),
  until timestamptz,
  -- Of the last failure.
  reason text NOT NULL CHECK (reason ~ '^[a-z]+(-[a-z]+)*$'),
  failures integer NOT NULL DEFAULT 1,
  PRIMARY KEY (site_id, since)
);
CREATE UNIQUE INDEX akismet_outage_open ON akismet_outage (site_id) WHERE until IS NULL;
