-- A decision stores what has changed since the former one of its rule and epoch, so that decisions grow with their number.

ALTER TABLE decisions ADD COLUMN only_changes integer NOT NULL DEFAULT 0;  -- 1: seen holds changes alone; 0 in rows of older programs: all that was seen

-- A decision finds the runs of its configuration among many thousands.
CREATE INDEX runs_by_configuration_index ON runs (sweep_id, configuration_index);

-- The newest decision about a sweep is found without a look at the others.
CREATE INDEX decisions_in_order ON decisions (sweep_id, id);
