-- How often the words of an entry without a number have come so far, kept at the first of them: the reading program remembers nothing.
ALTER TABLE intake_row ADD COLUMN times integer NOT NULL DEFAULT 1;
