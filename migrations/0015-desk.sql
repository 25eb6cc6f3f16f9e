-- The planners' list in its order, whatever is asked for: what is common is walked, what is rare is found first.
CREATE INDEX comment_received ON comment (topic_id, received_at, id);
CREATE INDEX comment_all_supported ON comment (topic_id, supports, received_at, id) WHERE state = 'published';
CREATE INDEX comment_unanswered ON comment (topic_id, received_at, id) WHERE state = 'published' AND answered_at IS NULL;
CREATE INDEX comment_channel ON comment (topic_id, channel, received_at, id) WHERE state = 'published';
CREATE INDEX comment_late ON comment (topic_id, received_at, id) WHERE late;
CREATE INDEX comment_language ON comment (topic_id, language, received_at, id) WHERE state = 'published' AND language <> 'de';

-- Two at once: who changes a view names the version they saw.
ALTER TABLE saved_view ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0);
