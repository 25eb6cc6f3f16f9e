-- A file must not begin between a change of words and its commit: it would show them, and the change would not have seen the file.
-- Whoever changes words holds this lock together with others until the commit; whoever begins a file (claimExportJob) holds it alone.
CREATE OR REPLACE FUNCTION outdate_exports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(740292, hashtext(NEW.topic_id::text));
  UPDATE export_job SET
    state = CASE state WHEN 'waiting' THEN state ELSE 'failed' END,
    reason = CASE state WHEN 'waiting' THEN reason ELSE 'outdated' END,
    ended_at = CASE state WHEN 'waiting' THEN ended_at ELSE now() END
  WHERE topic_id = NEW.topic_id AND state IN ('waiting', 'running', 'done');
  IF FOUND THEN PERFORM graphile_worker.add_job('export-retention', job_key := 'export-retention'); END IF;
  RETURN NULL;
END $$;
