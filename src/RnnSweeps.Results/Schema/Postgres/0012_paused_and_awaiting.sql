-- "Paused" is what a person asks for, of a run and of a sweep. A run that waits at a rung awaits its promotion; one that waits for an
-- equal one awaits its result. A sweep that has reached a limit has halted. Before this, a run at a rung was called paused and what a
-- person had paused was called held, and a sweep that waited was active with a sentence in another column.

DROP VIEW IF EXISTS comparisons;
DROP VIEW IF EXISTS curves;
DROP VIEW IF EXISTS leaderboard;
DROP VIEW IF EXISTS run_summary;
DROP TABLE IF EXISTS schema_views;

ALTER TABLE runs DROP CONSTRAINT runs_state_check;
UPDATE runs SET state = CASE WHEN reused_from IS NULL THEN 'awaiting_promotion' ELSE 'awaiting_result' END WHERE state = 'paused';
ALTER TABLE runs ADD CONSTRAINT runs_state_check
  CHECK (state IN ('queued', 'running', 'awaiting_promotion', 'awaiting_result', 'completed', 'stopped', 'failed', 'cancelled'));
ALTER TABLE runs RENAME COLUMN held TO paused;   -- 1: a person has paused it: it waits, whatever slot is free

-- An attempt that ended at a rung says so, also where its run has ended since.
ALTER TABLE attempts DISABLE TRIGGER attempts_change;
UPDATE attempts SET outcome = 'rung_reached' WHERE outcome = 'paused';
ALTER TABLE attempts ENABLE TRIGGER attempts_change;

DROP TRIGGER sweeps_update ON sweeps;
DROP TRIGGER sweeps_delete ON sweeps;
ALTER TABLE sweeps DROP CONSTRAINT sweeps_state_check;
UPDATE sweeps SET state = CASE paused WHEN 1 THEN 'paused' ELSE 'halted' END, reason = halted WHERE state = 'active' AND halted IS NOT NULL;
ALTER TABLE sweeps ADD CONSTRAINT sweeps_state_check CHECK (state IN ('active', 'paused', 'halted', 'completed', 'cancelled'));
ALTER TABLE sweeps DROP COLUMN halted, DROP COLUMN paused;

-- An ended sweep changes in one way only: a person has runs of it tried again, and it goes on.
CREATE TRIGGER sweeps_update BEFORE UPDATE ON sweeps FOR EACH ROW
WHEN ((old.state IN ('completed', 'cancelled') AND NOT (new.state = 'active' AND new.ended_at IS NULL))
  OR new.id <> old.id OR new.name <> old.name OR new.number <> old.number OR new.yaml <> old.yaml OR new.submitted_at <> old.submitted_at)
EXECUTE FUNCTION refuse_change('a submitted sweep keeps its name and text, and an ended sweep never changes');

CREATE TRIGGER sweeps_delete BEFORE DELETE ON sweeps FOR EACH ROW WHEN (old.state IN ('completed', 'cancelled'))
EXECUTE FUNCTION refuse_change('an ended sweep never changes');
