-- What searches and early stopping decide, and where runs pause.

ALTER TABLE sweeps ADD COLUMN halted text;       -- why no further run begins; NULL while the sweep goes on
ALTER TABLE sweeps ADD COLUMN allowance text;    -- JSON: the limits that its last resumption gave it in place of the file's

ALTER TABLE runs ADD COLUMN until_epoch integer; -- the last epoch that it may train for now; NULL for all of them

CREATE TABLE decisions (
  id integer PRIMARY KEY AUTOINCREMENT,
  sweep_id text NOT NULL REFERENCES sweeps (id),
  at text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('propose', 'promote', 'stop', 'audit')),
  rule text NOT NULL,                            -- bayes, hyperband, median
  configuration_index integer NOT NULL,          -- whom it is about
  epoch integer,                                 -- of the rung or of the comparison; NULL for a proposal
  places integer,                                -- hyperband: how many configurations can come as far at most
  seen text NOT NULL,                            -- JSON: the results that it was derived from, in their order
  message text NOT NULL                          -- one sentence for people
);

CREATE INDEX decisions_by_sweep ON decisions (sweep_id, configuration_index);

CREATE TRIGGER decisions_update BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;

CREATE TRIGGER decisions_delete BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;
