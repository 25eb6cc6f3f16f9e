-- Why a comment is not published, as a list each city keeps itself; what its editors say in public; everybody's own keys.

-- A row is never renamed and never deleted: its code is stored with decisions and stands in exports.
CREATE TABLE reason (
  site_id uuid NOT NULL REFERENCES site,
  code text NOT NULL CHECK (code ~ '^[a-z]+(-[a-z]+)*$' AND char_length(code) <= 40),
  -- Its place among the others; the first nine have a digit as their key.
  position integer NOT NULL,
  -- Number of the rule in the netiquette; none where it stands on none.
  rule smallint CHECK (rule BETWEEN 1 AND 99),
  -- Not offered any more, but still named where it was used.
  archived_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid REFERENCES staff ON DELETE SET NULL,
  PRIMARY KEY (site_id, code)
);
CREATE INDEX reason_updated_by ON reason (updated_by);

CREATE TABLE reason_words (
  site_id uuid NOT NULL,
  code text NOT NULL,
  lang text NOT NULL CHECK (lang IN ('de', 'en', 'de-simple')),
  -- For moderators; who reads Leichte Sprache is no moderator here.
  label text NOT NULL DEFAULT '' CHECK (char_length(label) <= 80),
  prompt text NOT NULL DEFAULT '' CHECK (char_length(prompt) <= 160),
  -- For residents: what it is called, what the rule says, what the author reads, and what they can do.
  public_label text NOT NULL DEFAULT '' CHECK (char_length(public_label) <= 80),
  rule_text text NOT NULL DEFAULT '' CHECK (char_length(rule_text) <= 400),
  body text NOT NULL DEFAULT '' CHECK (char_length(body) <= 2000),
  remedy text NOT NULL DEFAULT '' CHECK (char_length(remedy) <= 600),
  PRIMARY KEY (site_id, code, lang),
  FOREIGN KEY (site_id, code) REFERENCES reason ON DELETE CASCADE,
  CHECK (lang <> 'de' OR (label <> '' AND public_label <> ''))
);

-- Who changed which reason, by the names of what they changed.
CREATE TABLE reason_event (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  code text NOT NULL,
  actor_id uuid REFERENCES staff ON DELETE SET NULL,
  action text NOT NULL CHECK (action IN ('create', 'change', 'move', 'archive', 'restore')),
  fields text[] NOT NULL DEFAULT '{}',
  version_after integer NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX reason_event_site ON reason_event (site_id, at DESC, id DESC);
CREATE INDEX reason_event_actor ON reason_event (actor_id);

-- Only that an account which may be removed did it may leave these logs.
CREATE FUNCTION refuse_reason_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.actor_id IS NULL AND to_jsonb(NEW) - 'actor_id' = to_jsonb(OLD) - 'actor_id'
    AND NOT EXISTS (SELECT FROM staff WHERE id = OLD.actor_id) THEN
    RETURN NEW;
  END IF;
  -- What was logged about a comment goes with it, where it may go.
  IF TG_OP = 'DELETE' AND to_jsonb(OLD) ? 'comment_id'
    AND NOT EXISTS (SELECT FROM comment WHERE id = (to_jsonb(OLD) ->> 'comment_id')::uuid) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER reason_event_append_only BEFORE UPDATE OR DELETE ON reason_event
  FOR EACH ROW EXECUTE FUNCTION refuse_reason_log_change();
CREATE TRIGGER reason_event_no_truncate BEFORE TRUNCATE ON reason_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_reason_log_change();

-- Every city begins with the same reasons, and changes them as it likes.
CREATE FUNCTION give_first_reasons(city uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO reason (site_id, code, position, rule)
  SELECT city, r.code, r.position, r.rule FROM (VALUES
    ('insult', 1, 2::smallint),
    ('personal-data', 2, 4),
    ('advertising', 3, 6),
    ('off-topic', 4, 1),
    ('duplicate', 5, 7),
    ('illegal', 6, 3),
    ('copyright', 7, 5),
    ('unintelligible', 8, 1),
    ('other', 9, NULL)
  ) AS r (code, position, rule);

  INSERT INTO reason_words (site_id, code, lang, label, prompt, public_label, rule_text, body, remedy)
  SELECT city, w.* FROM (VALUES
    ('insult', 'de', 'Beleidigung, Herabwürdigung', 'Welche Worte greifen jemanden an?', 'Angriffe auf Menschen',
      'Sie dürfen hart in der Sache sein. Beleidigungen und Drohungen veröffentlichen wir nicht.',
      'Ihr Beitrag enthält Sätze, die andere Menschen herabsetzen. Solche Sätze veröffentlichen wir nicht. Ihre Kritik an der Sache ist uns willkommen: Bitte schreiben Sie sie noch einmal, ohne jemanden anzugreifen.',
      'Schreiben Sie, was Sie an der Sache stört, und lassen Sie den Angriff weg.'),
    ('insult', 'en', 'Insult, degradation', 'Which words attack somebody?', 'Attacks on people',
      'You may be tough on the matter. We do not publish insults or threats.',
      'Your comment contains sentences that degrade other people. We do not publish such sentences. Your criticism of the matter itself is welcome: please write it again without attacking anyone.',
      'Write what you dislike about the matter, and leave out the attack.'),
    ('insult', 'de-simple', '', '', 'Ihr Text greift Menschen an',
      E'Sie dürfen sagen: Das ist schlecht.\nAber Sie dürfen Menschen nicht beleidigen.\nUnd Sie dürfen Menschen nicht drohen.',
      E'In Ihrem Text stehen böse Wörter über Menschen.\nSolche Wörter zeigen wir nicht.\nSie dürfen sagen: Das finde ich schlecht.\nBitte schreiben Sie den Text noch einmal.\nAber ohne böse Wörter über Menschen.',
      E'Schreiben Sie: Was finden Sie schlecht?\nSchreiben Sie keine bösen Wörter über Menschen.'),
    ('personal-data', 'de', 'Personendaten anderer', 'Welche Angabe, zum Beispiel Name oder Anschrift?', 'Angaben über Menschen',
      'Keine Namen, Anschriften oder Telefonnummern von Menschen, die nicht öffentlich sein sollen.',
      'In Ihrem Beitrag stehen Angaben zu einer anderen Person, zum Beispiel ein Name, eine Rufnummer oder eine Anschrift. Solche Angaben zeigen wir nicht, um Menschen zu schützen, die selbst nicht gefragt wurden. Ohne diese Angaben nehmen wir Ihren Beitrag gern auf.',
      'Lassen Sie Namen, Anschriften und Nummern weg. Der Rest kann bleiben, wie er ist.'),
    ('personal-data', 'en', 'Other people''s personal data', 'Which detail, for example a name or an address?', 'Details about people',
      'No names, addresses or telephone numbers of people who should not be public.',
      'Your comment contains details about another person, for example a name, a phone number or an address. We leave these out to protect people who were not asked. Without these details we will gladly take your comment.',
      'Leave out names, addresses and numbers. The rest can stay as it is.'),
    ('personal-data', 'de-simple', '', '', 'In Ihrem Text steht etwas über einen anderen Menschen',
      E'Schreiben Sie keine Namen von anderen Menschen.\nSchreiben Sie auch keine Adressen.\nUnd keine Telefon-Nummern.',
      E'In Ihrem Text steht etwas über einen anderen Menschen.\nZum Beispiel: der Name, die Adresse oder die Telefon-Nummer.\nDas zeigen wir nicht.\nDenn wir wollen diesen Menschen schützen.\nBitte schreiben Sie den Text ohne diese Angaben.',
      E'Löschen Sie den Namen, die Adresse oder die Nummer.\nDer andere Text kann so bleiben.'),
    ('advertising', 'de', 'Werbung', 'Wofür wird geworben?', 'Werbung',
      'Keine Werbung, auch nicht nebenbei und nicht als Link.',
      'Ihr Beitrag wirbt für ein Angebot oder ein Unternehmen. Diese Seite soll dem Gespräch über die Zukunft der Stadt vorbehalten bleiben. Wenn Sie zum Thema etwas beitragen möchten, freuen wir uns über einen Beitrag ohne Werbung.',
      'Lassen Sie die Werbung und den Link weg.'),
    ('advertising', 'en', 'Advertising', 'What is advertised?', 'Advertising',
      'No advertising, not even in passing or as a link.',
      'Your comment advertises an offer or a company. This page is reserved for talking about the future of the city. If you would like to say something on the topic, we look forward to a comment without advertising.',
      'Leave out the advertising and the link.'),
    ('advertising', 'de-simple', '', '', 'Ihr Text ist Werbung',
      E'Machen Sie hier keine Werbung.\nAuch nicht mit einem Link.',
      E'Ihr Text ist Werbung.\nHier reden wir über die Zukunft von der Stadt.\nWerbung zeigen wir nicht.\nBitte schreiben Sie einen Text ohne Werbung.',
      'Löschen Sie die Werbung und den Link.'),
    ('off-topic', 'de', 'Kein Bezug zum Thema', 'Worum geht es stattdessen?', 'Nicht zum Thema',
      'Beiträge gehören zu dem Thema, unter dem sie stehen.',
      'Ihr Beitrag gehört nicht zu diesem Zukunftsthema, deshalb erscheint er hier nicht. Vielleicht passt er zu einem der anderen Themen. Für Anliegen, die eine einzelne Stelle betreffen, ist die Stadtverwaltung direkt für Sie da.',
      'Schreiben Sie, was Ihr Anliegen mit diesem Thema zu tun hat, oder schreiben Sie zu einem anderen Thema.'),
    ('off-topic', 'en', 'Unrelated to the topic', 'What is it about instead?', 'Not on the topic',
      'Comments belong to the topic they stand under.',
      'Your comment does not belong to this future topic, so it does not appear here. Perhaps it fits one of the other topics. For matters that concern a single office, the city administration is there for you directly.',
      'Say what your matter has to do with this topic, or write on another topic.'),
    ('off-topic', 'de-simple', '', '', 'Ihr Text passt nicht zum Thema',
      'Schreiben Sie etwas zum Thema.',
      E'Ihr Text passt nicht zu diesem Thema.\nDarum steht er hier nicht.\nVielleicht passt Ihr Text zu einem anderen Thema.\nSie können auch direkt mit der Stadt reden.',
      E'Schreiben Sie: Was hat Ihr Text mit dem Thema zu tun?\nOder schreiben Sie zu einem anderen Thema.'),
    ('duplicate', 'de', 'Doppelt eingereicht', 'Wo steht der andere Beitrag?', 'Steht hier schon',
      'Derselbe Text erscheint nur einmal.',
      'Diesen Beitrag haben wir schon einmal erhalten. Damit das Gespräch übersichtlich bleibt, zeigen wir ihn nur einmal. Ihre Meinung geht dadurch nicht verloren: Der andere Beitrag wird ausgewertet.',
      'Sie müssen nichts tun. Möchten Sie etwas ergänzen, ändern Sie den Text.'),
    ('duplicate', 'en', 'Submitted twice', 'Where is the other comment?', 'Already here',
      'The same text appears only once.',
      'We have already received this comment once. To keep the conversation clear we show it only once. Your opinion is not lost: the other comment will be evaluated.',
      'You need not do anything. If you would like to add something, change the text.'),
    ('duplicate', 'de-simple', '', '', 'Ihr Text steht hier schon',
      'Jeder Text steht hier nur ein Mal.',
      E'Diesen Text haben wir schon.\nWir zeigen jeden Text nur ein Mal.\nIhre Meinung ist nicht verloren.\nWir lesen den anderen Text.',
      E'Sie müssen nichts tun.\nWollen Sie noch etwas sagen?\nDann ändern Sie den Text.'),
    ('illegal', 'de', 'Strafbarer Inhalt', 'Welche Stelle, und gegen welches Gesetz?', 'Gegen das Gesetz',
      'Was strafbar ist oder Rechte anderer verletzt, veröffentlichen wir nicht.',
      'Nach unserer Einschätzung verstößt Ihr Beitrag gegen das Strafrecht, zum Beispiel durch eine Bedrohung oder durch verbotene Zeichen. Deshalb dürfen wir ihn nicht veröffentlichen.',
      'Ohne diese Stelle prüfen wir Ihren Text noch einmal.'),
    ('illegal', 'en', 'Punishable content', 'Which passage, and against which law?', 'Against the law',
      'We do not publish what is a crime or violates the rights of others.',
      'In our view your comment breaks criminal law, for example by a threat or by forbidden symbols. That is why we may not publish it.',
      'Without this passage we will look at your text again.'),
    ('illegal', 'de-simple', '', '', 'Ihr Text ist verboten',
      'Schreiben Sie nichts, was das Gesetz verbietet.',
      E'Wir denken: In Ihrem Text steht etwas, das verboten ist.\nZum Beispiel: Sie drohen einem Menschen.\nDarum dürfen wir den Text nicht zeigen.',
      E'Löschen Sie diese Stelle.\nDann lesen wir den Text noch einmal.'),
    ('copyright', 'de', 'Fremder Text ohne Quelle', 'Woher stammt der Text?', 'Fremder Text',
      'Längere Texte anderer brauchen deren Erlaubnis; kurze Zitate mit Quelle sind willkommen.',
      'Ihr Beitrag besteht zum großen Teil aus einem fremden Text. Ohne Erlaubnis dürfen wir ihn nicht wiedergeben. Bitte fassen Sie mit eigenen Worten zusammen, worauf es Ihnen ankommt, und nennen Sie die Quelle.',
      'Sagen Sie es mit eigenen Worten und nennen Sie die Quelle.'),
    ('copyright', 'en', 'Somebody else''s text without source', 'Where does the text come from?', 'Somebody else’s text',
      'Longer texts by others need their permission; short quotations with a source are welcome.',
      'Your comment consists largely of somebody else''s text. Without permission we may not reproduce it. Please sum up in your own words what matters to you, and name the source.',
      'Say it in your own words and name the source.'),
    ('copyright', 'de-simple', '', '', 'Den Text hat ein anderer Mensch geschrieben',
      E'Schreiben Sie Ihren eigenen Text.\nEin kurzes Stück aus einem anderen Text ist in Ordnung.\nDann schreiben Sie dazu: Woher ist das?',
      E'Diesen Text hat ein anderer Mensch geschrieben.\nOhne Erlaubnis dürfen wir ihn nicht zeigen.\nBitte schreiben Sie mit Ihren eigenen Wörtern: Was ist Ihnen wichtig?',
      E'Schreiben Sie mit Ihren eigenen Wörtern.\nUnd schreiben Sie dazu: Wo haben Sie das gelesen?'),
    ('unintelligible', 'de', 'Nicht verständlich', 'Was ist nicht zu verstehen?', 'Nicht zu verstehen',
      'Ein Beitrag muss so geschrieben sein, dass andere ihn verstehen können.',
      'Wir haben leider nicht verstanden, was Sie uns sagen möchten. Bitte schreiben Sie es noch einmal in ein paar Sätzen, gern auch in einfachen Worten oder in einer anderen Sprache.',
      'Schreiben Sie in ein paar Sätzen, was Sie möchten.'),
    ('unintelligible', 'en', 'Not understandable', 'What cannot be understood?', 'Cannot be understood',
      'A comment has to be written so that others can understand it.',
      'Unfortunately we did not understand what you would like to tell us. Please write it again in a few sentences, in plain words or in another language if you prefer.',
      'Write in a few sentences what you would like.'),
    ('unintelligible', 'de-simple', '', '', 'Wir verstehen Ihren Text nicht',
      'Schreiben Sie so, dass andere Sie verstehen.',
      E'Wir verstehen Ihren Text leider nicht.\nBitte schreiben Sie den Text noch einmal.\nSie dürfen kurze Sätze schreiben.\nSie dürfen auch in einer anderen Sprache schreiben.',
      E'Schreiben Sie den Text noch einmal.\nSchreiben Sie kurze Sätze.'),
    ('other', 'de', 'Anderer Grund, mit Text', 'Um welche Stelle geht es?', 'Anderer Grund',
      '',
      '',
      ''),
    ('other', 'en', 'Other reason, with text', 'Which passage is it about?', 'Another reason',
      '',
      '',
      ''),
    ('other', 'de-simple', '', '', 'Ein anderer Grund',
      '',
      '',
      '')
  ) AS w;
$$;

CREATE FUNCTION give_first_reasons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM give_first_reasons(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER site_reasons AFTER INSERT ON site FOR EACH ROW EXECUTE FUNCTION give_first_reasons();
SELECT give_first_reasons(id) FROM site;

-- Which passage a decision is about: for the author, and for who decides about an objection. In no export.
ALTER TABLE decision_text ADD COLUMN facts text NOT NULL DEFAULT '' CHECK (char_length(facts) <= 1000);
ALTER TABLE comment_revision ADD COLUMN facts text NOT NULL DEFAULT '' CHECK (char_length(facts) <= 1000);

-- What the editors say in public under a comment, while that is public. No answer of the city: no outcome, in no books.
CREATE TABLE remark (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  comment_id uuid NOT NULL REFERENCES comment ON DELETE CASCADE,
  body text NOT NULL CHECK (char_length(replace(body, E'\r\n', E'\n')) BETWEEN 1 AND 4000),
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  written_at timestamptz NOT NULL DEFAULT now(),
  written_by uuid REFERENCES staff ON DELETE SET NULL,
  edited_at timestamptz
);
CREATE INDEX remark_comment ON remark (comment_id, written_at, id);
CREATE INDEX remark_written_by ON remark (written_by);

-- Codes, ids and times; the words stand in remark.
CREATE TABLE remark_event (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  comment_id uuid NOT NULL REFERENCES comment ON DELETE CASCADE,
  remark_id uuid NOT NULL,
  actor_id uuid REFERENCES staff ON DELETE SET NULL,
  action text NOT NULL CHECK (action IN ('remark', 'correct-remark', 'take-back-remark')),
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX remark_event_site ON remark_event (site_id, at DESC, id DESC);
CREATE INDEX remark_event_comment ON remark_event (comment_id);
CREATE INDEX remark_event_actor ON remark_event (actor_id);
CREATE TRIGGER remark_event_append_only BEFORE UPDATE OR DELETE ON remark_event
  FOR EACH ROW EXECUTE FUNCTION refuse_reason_log_change();
CREATE TRIGGER remark_event_no_truncate BEFORE TRUNCATE ON remark_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_reason_log_change();

-- A withdrawn or erased comment takes along what was said under it, whoever ends it.
CREATE FUNCTION end_remarks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM remark WHERE comment_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_ends_remarks AFTER UPDATE OF state ON comment
  FOR EACH ROW WHEN (OLD.state <> NEW.state AND NEW.state IN ('withdrawn', 'erased'))
  EXECUTE FUNCTION end_remarks();

-- Single keys of the desks: switched off, or others than usual.
CREATE TABLE staff_keys (
  staff_id uuid PRIMARY KEY REFERENCES staff ON DELETE CASCADE,
  are_on boolean NOT NULL DEFAULT true,
  -- Act to key, of those that are not the usual ones.
  keys jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(keys) = 'object')
);
