-- The planners' desk: places, a codebook for each topic, who is to answer what, groups of like comments, saved views.

-- Places. A district is chosen from the site's list; a point comes with an intake or an import only.
CREATE TABLE district (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  position integer NOT NULL DEFAULT 0,
  -- No longer offered; what names it keeps it.
  archived_at timestamptz,
  UNIQUE (id, site_id)
);
CREATE UNIQUE INDEX district_name ON district (site_id, lower(name));

ALTER TABLE comment
  ADD COLUMN district_id uuid,
  ADD COLUMN lat double precision CHECK (lat BETWEEN -90 AND 90),
  ADD COLUMN lon double precision CHECK (lon BETWEEN -180 AND 180),
  ADD CONSTRAINT comment_district FOREIGN KEY (district_id, site_id) REFERENCES district (id, site_id),
  ADD CONSTRAINT comment_point CHECK ((lat IS NULL) = (lon IS NULL));
CREATE INDEX comment_district ON comment (district_id, topic_id) WHERE district_id IS NOT NULL;

-- Codes (Schlagwörter): a tree for each topic. A code that was used is archived, never deleted; one that was merged leads on.
CREATE TABLE code (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL,
  topic_id uuid NOT NULL,
  parent_id uuid,
  label text NOT NULL CHECK (char_length(label) BETWEEN 1 AND 80),
  -- Kürzel: what stands beside a passage and on a narrow chip.
  mark text NOT NULL CHECK (char_length(mark) = 2),
  description text NOT NULL DEFAULT '' CHECK (char_length(description) <= 1000),
  colour text NOT NULL
    CHECK (colour IN ('violet', 'lightblue', 'turquois', 'orange', 'limette', 'darkblue', 'yellow', 'grey')),
  position integer NOT NULL DEFAULT 0,
  merged_into uuid,
  archived_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_by uuid REFERENCES staff ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (id, topic_id),
  FOREIGN KEY (topic_id, site_id) REFERENCES topic (id, site_id) ON DELETE CASCADE,
  FOREIGN KEY (parent_id, topic_id) REFERENCES code (id, topic_id),
  FOREIGN KEY (merged_into, topic_id) REFERENCES code (id, topic_id),
  CHECK (parent_id <> id),
  CHECK (merged_into IS NULL OR archived_at IS NOT NULL)
);
CREATE UNIQUE INDEX code_label ON code (topic_id, lower(label)) WHERE archived_at IS NULL;
CREATE INDEX code_parent ON code (parent_id);
CREATE INDEX code_merged ON code (merged_into);

-- A code that a person gave to a comment, or to a passage of it. Holds no words: they stand in comment.body alone.
CREATE TABLE coding (
  id uuid PRIMARY KEY,
  topic_id uuid NOT NULL,
  comment_id uuid NOT NULL,
  code_id uuid NOT NULL,
  -- Unicode code points of comment.body, from 0, end excluded: substr(body, starts + 1, ends - starts). None: the whole comment.
  starts integer CHECK (starts >= 0),
  ends integer,
  -- The text changed where the passage was: a person has to look.
  to_check boolean NOT NULL DEFAULT false,
  -- `suggestion`: accepted from what the codebook's own decisions suggest.
  origin text NOT NULL DEFAULT 'person' CHECK (origin IN ('person', 'suggestion', 'import')),
  coder_id uuid REFERENCES staff ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (comment_id, topic_id) REFERENCES comment (id, topic_id) ON DELETE CASCADE,
  FOREIGN KEY (code_id, topic_id) REFERENCES code (id, topic_id) ON DELETE CASCADE,
  CHECK ((starts IS NULL) = (ends IS NULL)),
  CHECK (ends > starts)
);
-- Passages move with their text, through one another's places; that one is not coded twice is looked after where it is coded.
CREATE UNIQUE INDEX coding_whole ON coding (comment_id, code_id, coder_id) NULLS NOT DISTINCT WHERE starts IS NULL;
CREATE INDEX coding_code ON coding (code_id, comment_id);
CREATE INDEX coding_topic ON coding (topic_id, comment_id);
CREATE INDEX coding_coder ON coding (coder_id);

-- Whoever changes a text (an edit, a redaction, an erasure) keeps its passages right: one before the change stays, one behind
-- it moves, one across it waits for a person. Without a text there is no passage.
CREATE FUNCTION keep_passages() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  longest integer;
  low integer := 0;
  high integer;
  middle integer;
  kept_before integer;
  kept_after integer;
  before integer := char_length(OLD.body);
  after integer;
BEGIN
  IF NEW.body IS NULL THEN
    DELETE FROM coding WHERE comment_id = NEW.id;
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT FROM coding WHERE comment_id = NEW.id AND starts IS NOT NULL) THEN RETURN NULL; END IF;
  after := char_length(NEW.body);
  longest := least(before, after);
  high := longest;
  WHILE low < high LOOP
    middle := (low + high + 1) / 2;
    IF left(OLD.body, middle) = left(NEW.body, middle) THEN low := middle; ELSE high := middle - 1; END IF;
  END LOOP;
  kept_before := low;
  low := 0;
  high := longest - kept_before;
  WHILE low < high LOOP
    middle := (low + high + 1) / 2;
    IF right(OLD.body, middle) = right(NEW.body, middle) THEN low := middle; ELSE high := middle - 1; END IF;
  END LOOP;
  kept_after := low;
  -- One behind the change moves with it. One across it keeps its place as far as there is text, at least one character.
  UPDATE coding SET
    starts = CASE WHEN starts >= before - kept_after THEN starts + after - before ELSE least(starts, after - 1) END,
    ends = CASE WHEN starts >= before - kept_after THEN ends + after - before
      ELSE greatest(least(ends, after), least(starts, after - 1) + 1) END,
    to_check = to_check OR starts < before - kept_after
  WHERE comment_id = NEW.id AND starts IS NOT NULL AND ends > kept_before;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_passages AFTER UPDATE OF body ON comment
  FOR EACH ROW WHEN (OLD.body IS NOT NULL AND OLD.body IS DISTINCT FROM NEW.body)
  EXECUTE FUNCTION keep_passages();

-- Who is to answer what until when.
CREATE TABLE department (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 160),
  archived_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (id, site_id)
);
CREATE UNIQUE INDEX department_name ON department (site_id, lower(name));
CREATE TABLE department_member (
  department_id uuid NOT NULL REFERENCES department ON DELETE CASCADE,
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  PRIMARY KEY (department_id, staff_id)
);
CREATE INDEX department_member_staff ON department_member (staff_id);

-- A comment, or all that have a code. A comment's own assignment goes before its codes'.
CREATE TABLE assignment (
  id uuid PRIMARY KEY,
  topic_id uuid NOT NULL REFERENCES topic ON DELETE CASCADE,
  department_id uuid NOT NULL REFERENCES department,
  comment_id uuid,
  code_id uuid,
  due date,
  assigned_by uuid REFERENCES staff ON DELETE SET NULL,
  assigned_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (comment_id, topic_id) REFERENCES comment (id, topic_id) ON DELETE CASCADE,
  FOREIGN KEY (code_id, topic_id) REFERENCES code (id, topic_id) ON DELETE CASCADE,
  CHECK (num_nonnulls(comment_id, code_id) = 1),
  UNIQUE (comment_id),
  UNIQUE (code_id)
);
CREATE INDEX assignment_department ON assignment (department_id, topic_id);
CREATE INDEX assignment_topic ON assignment (topic_id);

-- Comments that say the same, found by a job: `copies` are equal or nearly so, `campaign` is one text sent by many within days,
-- `similar` share much of their words. Nobody is hidden or left out by it.
CREATE TABLE comment_group (
  id uuid PRIMARY KEY,
  topic_id uuid NOT NULL REFERENCES topic ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('copies', 'campaign', 'similar')),
  -- Given by a planner; none: shown by its first member.
  label text NOT NULL DEFAULT '' CHECK (char_length(label) <= 120),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (id, topic_id)
);
CREATE INDEX comment_group_topic ON comment_group (topic_id);
CREATE TABLE comment_group_member (
  comment_id uuid PRIMARY KEY,
  group_id uuid NOT NULL,
  topic_id uuid NOT NULL,
  -- To the member it is most like, 0 to 1.
  similarity real NOT NULL CHECK (similarity BETWEEN 0 AND 1),
  FOREIGN KEY (group_id, topic_id) REFERENCES comment_group (id, topic_id) ON DELETE CASCADE,
  FOREIGN KEY (comment_id, topic_id) REFERENCES comment (id, topic_id) ON DELETE CASCADE
);
CREATE INDEX comment_group_member_group ON comment_group_member (group_id);

-- Filters a planner keeps; `shared` ones every planner of the site sees.
CREATE TABLE saved_view (
  id uuid PRIMARY KEY,
  site_id uuid NOT NULL REFERENCES site,
  topic_id uuid NOT NULL REFERENCES topic ON DELETE CASCADE,
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 80),
  -- The desk's own query string.
  query text NOT NULL CHECK (char_length(query) <= 2000),
  shared boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (topic_id, staff_id, lower(name));
CREATE INDEX saved_view_staff ON saved_view (staff_id);

-- Where a comment that did not come by our form came from; the same entry of the same source is the same comment.
CREATE TABLE comment_source (
  comment_id uuid PRIMARY KEY,
  topic_id uuid NOT NULL,
  source text NOT NULL CHECK (source ~ '^[a-z]+(-[a-z]+)*$'),
  source_id text NOT NULL CHECK (char_length(source_id) BETWEEN 1 AND 200),
  url text NOT NULL DEFAULT '' CHECK (char_length(url) <= 2000),
  entered_by uuid REFERENCES staff ON DELETE SET NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (topic_id, source, source_id),
  FOREIGN KEY (comment_id, topic_id) REFERENCES comment (id, topic_id) ON DELETE CASCADE
);
CREATE INDEX comment_source_entered ON comment_source (entered_by);
