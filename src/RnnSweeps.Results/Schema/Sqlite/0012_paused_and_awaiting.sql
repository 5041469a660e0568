-- "Paused" is what a person asks for, of a run and of a sweep. A run that waits at a rung awaits its promotion; one that waits for an
-- equal one awaits its result. A sweep that has reached a limit has halted. Before this, a run at a rung was called paused and what a
-- person had paused was called held, and a sweep that waited was active with a sentence in another column.

DROP VIEW IF EXISTS comparisons;
DROP VIEW IF EXISTS curves;
DROP VIEW IF EXISTS leaderboard;
DROP VIEW IF EXISTS run_summary;
DROP TABLE IF EXISTS schema_views;

-- SQLite changes no CHECK of a table; its documentation (lang_altertable, section 7) has the text of the schema changed for that.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(sql, '''running'', ''paused'', ''completed''', '''running'', ''awaiting_promotion'', ''awaiting_result'', ''completed''')
WHERE type = 'table' AND name = 'runs';
UPDATE sqlite_schema
SET sql = replace(sql, '''active'', ''completed'', ''cancelled''', '''active'', ''paused'', ''halted'', ''completed'', ''cancelled''')
WHERE type = 'table' AND name = 'sweeps';
PRAGMA writable_schema = RESET;

UPDATE runs SET state = CASE WHEN reused_from IS NULL THEN 'awaiting_promotion' ELSE 'awaiting_result' END WHERE state = 'paused';

DROP INDEX IF EXISTS runs_by_state;
ALTER TABLE runs RENAME COLUMN held TO paused;   -- 1: a person has paused it: it waits, whatever slot is free
CREATE INDEX runs_by_state ON runs (sweep_id, state, paused, attempt, number);

-- An attempt that ended at a rung says so, also where its run has ended since.
DROP TRIGGER attempts_update;
UPDATE attempts SET outcome = 'rung_reached' WHERE outcome = 'paused';
CREATE TRIGGER attempts_update BEFORE UPDATE ON attempts
WHEN (SELECT state FROM runs WHERE id = old.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;

DROP TRIGGER sweeps_update;
DROP TRIGGER sweeps_delete;
UPDATE sweeps SET state = CASE paused WHEN 1 THEN 'paused' ELSE 'halted' END, reason = halted WHERE state = 'active' AND halted IS NOT NULL;
ALTER TABLE sweeps DROP COLUMN halted;
ALTER TABLE sweeps DROP COLUMN paused;

-- An ended sweep changes in one way only: a person has runs of it tried again, and it goes on.
CREATE TRIGGER sweeps_update BEFORE UPDATE ON sweeps
WHEN (old.state IN ('completed', 'cancelled') AND NOT (new.state = 'active' AND new.ended_at IS NULL))
  OR new.id <> old.id OR new.name <> old.name OR new.number <> old.number OR new.yaml <> old.yaml OR new.submitted_at <> old.submitted_at
BEGIN SELECT RAISE(ABORT, 'a submitted sweep keeps its name and text, and an ended sweep never changes'); END;

CREATE TRIGGER sweeps_delete BEFORE DELETE ON sweeps WHEN old.state IN ('completed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'an ended sweep never changes'); END;
