-- Who gave codes in a topic: one look for each of them, however many codes they gave.
CREATE INDEX coding_topic_coder ON coding (topic_id, coder_id);
