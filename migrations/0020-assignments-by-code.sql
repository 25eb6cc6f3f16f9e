-- An assignment by code reaches the codes below it, too, and those merged into it. Which one reaches which code is said here alone:
-- a code's own, else that of the nearest one above it. A code that was merged stands for the one it was merged into.
CREATE FUNCTION assignments_by_code(topic uuid)
RETURNS TABLE (code_id uuid, department_id uuid, due date, given_to uuid) LANGUAGE sql STABLE ROWS 50 AS $$
  WITH RECURSIVE up AS (
    SELECT id AS code_id, id AS at FROM code WHERE code.topic_id = topic
    UNION
    SELECT up.code_id, coalesce(code.merged_into, code.parent_id) FROM up JOIN code ON code.id = up.at
    WHERE code.merged_into IS NOT NULL
      OR (code.parent_id IS NOT NULL AND NOT EXISTS (SELECT FROM assignment a WHERE a.code_id = up.at))
  )
  SELECT up.code_id, a.department_id, a.due, a.code_id FROM up
  JOIN assignment a ON a.code_id = up.at JOIN code ON code.id = up.at AND code.merged_into IS NULL
$$;

CREATE OR REPLACE VIEW effective_assignment AS
  SELECT a.comment_id, a.topic_id, a.department_id, a.due, NULL::uuid AS code_id
  FROM assignment a WHERE a.comment_id IS NOT NULL
  UNION ALL
  SELECT DISTINCT k.comment_id, t.id, a.department_id, a.due, a.given_to
  FROM topic t CROSS JOIN LATERAL assignments_by_code(t.id) a
  JOIN coding k ON k.code_id = a.code_id AND k.topic_id = t.id
  WHERE NOT EXISTS (SELECT FROM assignment own WHERE own.comment_id = k.comment_id);

-- Whether a topic has something to show on a map is asked each time its desk opens.
CREATE INDEX comment_placed ON comment (topic_id) WHERE lat IS NOT NULL;
