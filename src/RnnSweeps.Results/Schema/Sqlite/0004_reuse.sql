-- Initial weights that are frozen like texts, and runs whose results were there already.

CREATE TABLE weights (
  sweep_id text NOT NULL REFERENCES sweeps (id),
  name text NOT NULL,                            -- what init_from says: a file or a run
  sha256 text NOT NULL,                          -- of the file
  bytes bigint NOT NULL,
  path text NOT NULL,                            -- relative to the database's folder where it lies inside
  PRIMARY KEY (sweep_id, name)
);

CREATE TRIGGER weights_update BEFORE UPDATE ON weights
BEGIN SELECT RAISE(ABORT, 'the initial weights of a submitted sweep never change'); END;

CREATE TRIGGER weights_delete BEFORE DELETE ON weights
BEGIN SELECT RAISE(ABORT, 'the initial weights of a submitted sweep never change'); END;

ALTER TABLE runs ADD COLUMN fingerprint text;    -- SHA-256 of all that decides its figures; NULL in rows of older programs
ALTER TABLE runs ADD COLUMN reused_from text;    -- the run whose results it took over; NULL if it was trained itself

CREATE INDEX runs_by_fingerprint ON runs (fingerprint);
