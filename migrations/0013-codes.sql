-- What a topic's own codings taught, and departments that two admins may change at once.

-- Weights of hashed words, for suggesting codes; holds no text and no word. Learned anew when what it was learned from changed.
CREATE TABLE code_model (
  topic_id uuid PRIMARY KEY REFERENCES topic ON DELETE CASCADE,
  bytes bytea NOT NULL,
  -- Comments with a code that were learned from.
  examples integer NOT NULL CHECK (examples > 0),
  -- Digest of the ids and versions of all of them: differs as soon as one was coded, edited or erased.
  learned_from text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  trained_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE department ADD COLUMN version integer NOT NULL DEFAULT 1;

-- Who is to answer a comment until when: by its own assignment, else by those of its codes.
CREATE VIEW effective_assignment AS
  SELECT a.comment_id, a.topic_id, a.department_id, a.due, NULL::uuid AS code_id
  FROM assignment a WHERE a.comment_id IS NOT NULL
  UNION ALL
  SELECT DISTINCT k.comment_id, a.topic_id, a.department_id, a.due, a.code_id
  FROM assignment a JOIN coding k ON k.code_id = a.code_id
  WHERE NOT EXISTS (SELECT FROM assignment own WHERE own.comment_id = k.comment_id);
