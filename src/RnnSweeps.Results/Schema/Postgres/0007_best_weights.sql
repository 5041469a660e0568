-- Which file has the best weights, as of each checkpoint: a name alone does not tell who wrote it last.

ALTER TABLE checkpoints ADD COLUMN best_file text;    -- inside the run's folder; NULL where the run was not validated, or by an earlier program
ALTER TABLE checkpoints ADD COLUMN best_sha256 text;  -- of all bytes of that file
