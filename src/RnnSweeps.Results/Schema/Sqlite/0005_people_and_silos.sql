-- What people ask of sweeps and runs while these go on, and the leases of the silos of a cluster.

ALTER TABLE sweeps ADD COLUMN paused integer NOT NULL DEFAULT 0;    -- 1: a person has halted it, and what was in training was interrupted

ALTER TABLE runs ADD COLUMN held integer NOT NULL DEFAULT 0;        -- 1: a person has paused it: it waits, whatever slot is free
ALTER TABLE runs ADD COLUMN priority integer NOT NULL DEFAULT 0;    -- within its sweep: higher goes first
ALTER TABLE runs ADD COLUMN retried_at integer NOT NULL DEFAULT 0;  -- the attempt after which a person had it tried again; failures up to it count no more
ALTER TABLE runs ADD COLUMN not_before text;                        -- after a failure it waits until then

CREATE TABLE silos (
  silo text NOT NULL PRIMARY KEY,            -- address and generation, so a row for each start of a host: 10.0.0.2:11111@123
  name text NOT NULL,
  machine text NOT NULL,
  process_id integer NOT NULL,
  slots text NOT NULL,                       -- JSON: device and threads of each
  program_version text NOT NULL,
  started_at text NOT NULL,
  lease_until text NOT NULL,                 -- by the database's clock; its runs may be given away some time after that
  ended_at text                              -- it has given its lease up
);

-- A failed or cancelled run changes in one way only: a person has it tried again, and everything it was stays in its attempts.
DROP TRIGGER runs_update;
CREATE TRIGGER runs_update BEFORE UPDATE ON runs
WHEN old.state IN ('completed', 'stopped', 'failed', 'cancelled')
  AND NOT (old.state IN ('failed', 'cancelled') AND new.state = 'queued' AND new.attempt = old.attempt AND new.retried_at = old.attempt AND new.ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;

-- The same for its sweep, which then goes on.
DROP TRIGGER sweeps_update;
CREATE TRIGGER sweeps_update BEFORE UPDATE ON sweeps
WHEN (old.state <> 'active' AND NOT (new.state = 'active' AND new.ended_at IS NULL))
  OR new.id <> old.id OR new.name <> old.name OR new.number <> old.number OR new.yaml <> old.yaml OR new.submitted_at <> old.submitted_at
BEGIN SELECT RAISE(ABORT, 'a submitted sweep keeps its name and text, and an ended sweep never changes'); END;
