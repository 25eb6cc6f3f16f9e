-- Who gave codes in a topic: one look for each of them, however many codes they gave.
CREATE INDEX coding_topic_coder ON coding (topic_id, coder_id);

-- A topic's balance looks up which of its comments came back to the editors: with ids, the index alone has all it counts.
DROP INDEX comment_ledger;
CREATE INDEX comment_ledger ON comment (topic_id, state, channel) INCLUDE (id, received_at, decided_at, answered_at);
