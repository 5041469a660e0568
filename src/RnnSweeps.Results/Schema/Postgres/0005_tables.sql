-- What the migrations 1 to 5 of SQLite make, with the same names. Text sorts by its bytes there and here (COLLATE "C").
-- Times are UTC in ISO 8601; a figure that was NaN is NULL; JSON columns hold one canonical line.

CREATE TABLE sweeps (
  id text COLLATE "C" NOT NULL PRIMARY KEY,  -- exercise-1-lstm, exercise-1-lstm.2
  name text COLLATE "C" NOT NULL,
  number integer NOT NULL,                   -- 1 for the first sweep of that name
  yaml text NOT NULL,                        -- the accepted file, verbatim
  priority integer NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('active', 'completed', 'cancelled')),
  reason text,
  program_version text NOT NULL,
  git_commit text,
  submitted_at text COLLATE "C" NOT NULL,
  ended_at text COLLATE "C",
  halted text,                               -- why no further run begins; NULL while the sweep goes on
  allowance text,                            -- JSON: the limits that its last resumption gave it in place of the file's
  paused integer NOT NULL DEFAULT 0,         -- 1: a person has halted it, and what was in training was interrupted
  UNIQUE (name, number)
);

CREATE TABLE texts (
  sweep_id text COLLATE "C" NOT NULL REFERENCES sweeps (id),
  position integer NOT NULL,                 -- order in the submission
  corpus text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  cleaning text NOT NULL,
  sha256 text NOT NULL,                      -- of the cleaned characters
  characters bigint NOT NULL,
  share double precision NOT NULL,
  path text NOT NULL,                        -- relative to the results folder where it lies inside
  PRIMARY KEY (sweep_id, position)
);

CREATE TABLE weights (
  sweep_id text COLLATE "C" NOT NULL REFERENCES sweeps (id),
  name text COLLATE "C" NOT NULL,            -- what init_from says: a file or a run
  sha256 text NOT NULL,                      -- of the file
  bytes bigint NOT NULL,
  path text NOT NULL,                        -- relative to the results folder where it lies inside
  PRIMARY KEY (sweep_id, name)
);

CREATE TABLE runs (
  id text COLLATE "C" NOT NULL PRIMARY KEY,  -- exercise-1-lstm/0007
  sweep_id text COLLATE "C" NOT NULL REFERENCES sweeps (id),
  number integer NOT NULL,
  configuration_index integer NOT NULL,      -- from 1, in the grid's order
  configuration text COLLATE "C" NOT NULL,   -- hash of the parameters, 12 hexadecimal digits
  label text COLLATE "C" NOT NULL,           -- the parameters in which the configurations differ
  parameters text NOT NULL,                  -- JSON: every parameter
  seed bigint NOT NULL,
  texts text COLLATE "C" NOT NULL,           -- JSON: names, fingerprints and shares of what it trains on
  state text COLLATE "C" NOT NULL CHECK (state IN ('queued', 'running', 'paused', 'completed', 'stopped', 'failed', 'cancelled')),
  reason text COLLATE "C",
  message text,
  attempt integer NOT NULL DEFAULT 0,        -- the newest attempt; 0 before the first
  failures integer NOT NULL DEFAULT 0,
  device text,
  threads integer,
  versions text,                             -- JSON: library versions of the newest attempt
  program_version text NOT NULL,
  git_commit text,
  vocabulary text,                           -- JSON: the sorted entries
  parameter_count bigint,
  weights_sha256 text,
  created_at text COLLATE "C" NOT NULL,
  started_at text COLLATE "C",
  last_event_at text COLLATE "C",
  ended_at text COLLATE "C",
  until_epoch integer,                       -- the last epoch that it may train for now; NULL for all of them
  fingerprint text COLLATE "C",              -- SHA-256 of all that decides its figures; NULL in rows of older programs
  reused_from text COLLATE "C",              -- the run whose results it took over; NULL if it was trained itself
  held integer NOT NULL DEFAULT 0,           -- 1: a person has paused it: it waits, whatever slot is free
  priority integer NOT NULL DEFAULT 0,       -- within its sweep: higher goes first
  retried_at integer NOT NULL DEFAULT 0,     -- the attempt after which a person had it tried again; failures up to it count no more
  not_before text COLLATE "C",               -- after a failure it waits until then
  UNIQUE (sweep_id, number)
);

CREATE TABLE attempts (
  run_id text COLLATE "C" NOT NULL REFERENCES runs (id),
  attempt integer NOT NULL,
  owner text COLLATE "C" NOT NULL,           -- the silo
  slot integer NOT NULL,
  device text NOT NULL,
  threads integer NOT NULL,
  versions text NOT NULL,
  from_epoch integer,                        -- epochs restored from a checkpoint
  failure text COLLATE "C",                  -- the kind, if it failed
  message text,
  detail text,                               -- the trace, if it failed
  outcome text COLLATE "C",                  -- completed, stopped, failed, cancelled, requeued
  started_at text COLLATE "C" NOT NULL,
  ended_at text COLLATE "C",
  PRIMARY KEY (run_id, attempt)
);

CREATE TABLE epochs (
  run_id text COLLATE "C" NOT NULL REFERENCES runs (id),
  epoch integer NOT NULL,                    -- from 1
  attempt integer NOT NULL,                  -- the attempt that wrote the row
  step bigint NOT NULL,                      -- optimisation steps since the start of the run
  train_loss double precision,               -- nats a character
  train_ppl double precision,
  train_ppl_mean_of_batches double precision,
  train_bpc double precision,                -- bits a character
  val_loss double precision,
  val_ppl double precision,
  val_ppl_mean_of_batches double precision,
  val_bpc double precision,
  grad_norm_mean double precision,           -- before clipping
  grad_norm_max double precision,
  clipped_share double precision,            -- 0 to 1
  lr double precision,
  train_seconds double precision,
  val_seconds double precision,
  chars_per_second double precision,
  peak_memory_bytes bigint NOT NULL,
  PRIMARY KEY (run_id, epoch),
  FOREIGN KEY (run_id, attempt) REFERENCES attempts (run_id, attempt)
);

CREATE TABLE evaluations (
  run_id text COLLATE "C" NOT NULL REFERENCES runs (id),
  text text COLLATE "C" NOT NULL,            -- name of the text that the trained model was measured on
  attempt integer NOT NULL,
  loss double precision,
  ppl double precision,
  ppl_mean_of_batches double precision,
  PRIMARY KEY (run_id, text)
);

CREATE TABLE samples (
  run_id text COLLATE "C" NOT NULL REFERENCES runs (id),
  epoch integer NOT NULL,
  prefix text COLLATE "C" NOT NULL,
  temperature double precision NOT NULL,     -- 0: the most probable character each time
  attempt integer NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (run_id, epoch, prefix, temperature)
);

CREATE TABLE checkpoints (
  run_id text COLLATE "C" NOT NULL REFERENCES runs (id),
  epoch integer NOT NULL,
  attempt integer NOT NULL,
  file text NOT NULL,                        -- inside the run's folder
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  best integer NOT NULL CHECK (best IN (0, 1)), -- 1: the best validation loss up to then
  written_at text COLLATE "C" NOT NULL,
  PRIMARY KEY (run_id, epoch)
);

CREATE TABLE decisions (
  id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  sweep_id text COLLATE "C" NOT NULL REFERENCES sweeps (id),
  at text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('propose', 'promote', 'stop', 'audit')),
  rule text COLLATE "C" NOT NULL,            -- bayes, hyperband, median
  configuration_index integer NOT NULL,      -- whom it is about
  epoch integer,                             -- of the rung or of the comparison; NULL for a proposal
  places integer,                            -- hyperband: how many configurations can come as far at most
  seen text NOT NULL,                        -- JSON: the results that it was derived from, in their order
  message text NOT NULL                      -- one sentence for people
);

CREATE TABLE events (
  id integer GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  at text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,            -- fenced_write, epoch_differs, damaged_checkpoint, lost_silo, …
  sweep_id text COLLATE "C",
  run_id text COLLATE "C",
  message text NOT NULL
);

CREATE TABLE silos (
  silo text COLLATE "C" NOT NULL PRIMARY KEY, -- address and generation, so a row for each start of a host: 10.0.0.2:11111@123
  name text NOT NULL,
  machine text NOT NULL,
  process_id integer NOT NULL,
  slots text NOT NULL,                       -- JSON: device and threads of each
  program_version text NOT NULL,
  started_at text COLLATE "C" NOT NULL,
  lease_until text COLLATE "C" NOT NULL,     -- by the database's clock; its runs may be given away some time after that
  ended_at text COLLATE "C"                  -- it has given its lease up
);

-- Marks of the newest transactions, in this database only: a writer whose connection broke finds out whether its commit arrived.
CREATE TABLE commits (
  id uuid NOT NULL PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX runs_by_configuration ON runs (sweep_id, configuration);
CREATE INDEX runs_by_fingerprint ON runs (fingerprint);
CREATE INDEX decisions_by_sweep ON decisions (sweep_id, configuration_index);
CREATE INDEX events_by_run ON events (run_id);
CREATE INDEX events_by_sweep ON events (sweep_id);

-- What has ended, and what was submitted, never changes: not by the program and not by a person with a shell.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', tg_argv[0];
END $$;

-- The lock keeps the run from ending between the look at its state and the change of its rows.
CREATE FUNCTION refuse_change_of_finished_run() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  run text := CASE tg_op WHEN 'INSERT' THEN new.run_id ELSE old.run_id END;
  found_state text;
BEGIN
  SELECT state INTO found_state FROM runs WHERE id = run FOR SHARE;
  IF found_state IN ('completed', 'stopped', 'failed', 'cancelled') THEN
    RAISE EXCEPTION 'a finished run never changes';
  END IF;
  IF tg_op = 'DELETE' THEN
    RETURN old;
  END IF;
  RETURN new;
END $$;

-- An ended sweep changes in one way only: a person has runs of it tried again, and it goes on.
CREATE TRIGGER sweeps_update BEFORE UPDATE ON sweeps FOR EACH ROW
WHEN ((old.state <> 'active' AND NOT (new.state = 'active' AND new.ended_at IS NULL))
  OR new.id <> old.id OR new.name <> old.name OR new.number <> old.number OR new.yaml <> old.yaml OR new.submitted_at <> old.submitted_at)
EXECUTE FUNCTION refuse_change('a submitted sweep keeps its name and text, and an ended sweep never changes');

CREATE TRIGGER sweeps_delete BEFORE DELETE ON sweeps FOR EACH ROW WHEN (old.state <> 'active')
EXECUTE FUNCTION refuse_change('an ended sweep never changes');

CREATE TRIGGER texts_change BEFORE UPDATE OR DELETE ON texts FOR EACH ROW
EXECUTE FUNCTION refuse_change('the texts of a submitted sweep never change');

CREATE TRIGGER weights_change BEFORE UPDATE OR DELETE ON weights FOR EACH ROW
EXECUTE FUNCTION refuse_change('the initial weights of a submitted sweep never change');

CREATE TRIGGER decisions_change BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW
EXECUTE FUNCTION refuse_change('a decision never changes');

CREATE TRIGGER runs_identity BEFORE UPDATE ON runs FOR EACH ROW
WHEN (new.id <> old.id OR new.sweep_id <> old.sweep_id OR new.number <> old.number OR new.configuration <> old.configuration
  OR new.parameters <> old.parameters OR new.seed <> old.seed OR new.texts <> old.texts OR new.attempt < old.attempt)
EXECUTE FUNCTION refuse_change('a run keeps its parameters, seed and texts, and its attempts only grow');

-- A failed or cancelled run changes in one way only: a person has it tried again, and everything it was stays in its attempts.
CREATE TRIGGER runs_update BEFORE UPDATE ON runs FOR EACH ROW
WHEN (old.state IN ('completed', 'stopped', 'failed', 'cancelled')
  AND NOT (old.state IN ('failed', 'cancelled') AND new.state = 'queued' AND new.attempt = old.attempt AND new.retried_at = old.attempt AND new.ended_at IS NULL))
EXECUTE FUNCTION refuse_change('a finished run never changes');

CREATE TRIGGER runs_delete BEFORE DELETE ON runs FOR EACH ROW WHEN (old.state IN ('completed', 'stopped', 'failed', 'cancelled'))
EXECUTE FUNCTION refuse_change('a finished run never changes');

CREATE TRIGGER attempts_change BEFORE INSERT OR UPDATE OR DELETE ON attempts FOR EACH ROW EXECUTE FUNCTION refuse_change_of_finished_run();
CREATE TRIGGER epochs_change BEFORE INSERT OR UPDATE OR DELETE ON epochs FOR EACH ROW EXECUTE FUNCTION refuse_change_of_finished_run();
CREATE TRIGGER evaluations_change BEFORE INSERT OR UPDATE OR DELETE ON evaluations FOR EACH ROW EXECUTE FUNCTION refuse_change_of_finished_run();
CREATE TRIGGER samples_change BEFORE INSERT OR UPDATE OR DELETE ON samples FOR EACH ROW EXECUTE FUNCTION refuse_change_of_finished_run();
CREATE TRIGGER checkpoints_change BEFORE INSERT OR UPDATE OR DELETE ON checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_change_of_finished_run();

-- TRUNCATE asks no trigger of a row.
CREATE TRIGGER sweeps_truncate BEFORE TRUNCATE ON sweeps
EXECUTE FUNCTION refuse_change('results are not truncated: what has ended never changes');
CREATE TRIGGER texts_truncate BEFORE TRUNCATE ON texts
EXECUTE FUNCTION refuse_change('results are not truncated: what has ended never changes');
CREATE TRIGGER weights_truncate BEFORE TRUNCATE ON weights
EXECUTE FUNCTION refuse_change('results are not truncated: what has ended never changes');
CREATE TRIGGER decisions_truncate BEFORE TRUNCATE ON decisions
EXECUTE FUNCTION refuse_change('results are not truncated: what has ended never changes');
CREATE TRIGGER runs_truncate BEFORE TRUNCATE ON runs
EXECUTE FUNCTION refuse_change('results are not truncated: what has ended never changes');
CREATE TRIGGER attempts_truncate BEFORE TRUNCATE ON attempts
EXECUTE FUNCTION refuse_change('results are not truncated: what has ended never changes');
CREATE TRIGGER epochs_truncate BEFORE TRUNCATE ON epochs
EXECUTE FUNCTION refuse_change('results are not truncated: what has ended never changes');
CREATE TRIGGER evaluations_truncate BEFORE TRUNCATE ON evaluations
EXECUTE FUNCTION refuse_change('results are not truncated: what has ended never changes');
CREATE TRIGGER samples_truncate BEFORE TRUNCATE ON samples
EXECUTE FUNCTION refuse_change('results are not truncated: what has ended never changes');
CREATE TRIGGER checkpoints_truncate BEFORE TRUNCATE ON checkpoints
EXECUTE FUNCTION refuse_change('results are not truncated: what has ended never changes');
