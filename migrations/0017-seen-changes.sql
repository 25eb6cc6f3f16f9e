-- What is public from its first moment says when, as every other change does: harvesters of open data ask for it.
CREATE OR REPLACE FUNCTION show_unseen_comment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  shown uuid;
BEGIN
  FOR shown IN SELECT s FROM unnest(ARRAY[NEW.topic_id, NEW.site_id]) AS s ORDER BY s LOOP
    INSERT INTO visible_version (scope) VALUES (shown)
    ON CONFLICT (scope) DO UPDATE SET version = visible_version.version + 1, raised_at = now();
    PERFORM pg_notify('visible_change', shown::text);
  END LOOP;
  IF EXISTS (SELECT FROM follower WHERE topic_id = NEW.topic_id AND rhythm = 'at-once' AND confirmed_at IS NOT NULL) THEN
    PERFORM graphile_worker.add_job('tell-followers', json_build_object('topicId', NEW.topic_id),
      run_at := now() + interval '5 minutes', job_key := 'tell-followers ' || NEW.topic_id::text,
      job_key_mode := 'preserve_run_at');
  END IF;
  RETURN NULL;
END $$;
