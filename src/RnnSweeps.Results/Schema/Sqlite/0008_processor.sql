-- What the rounding of a training on the CPU depends on; NULL for a GPU and in rows of older programs.

ALTER TABLE runs ADD COLUMN processor text;          -- its model; "A, then B" where the run went on on another one
ALTER TABLE runs ADD COLUMN instructions text;       -- the instruction set that libtorch chose, and variables that steer its libraries
ALTER TABLE attempts ADD COLUMN processor text;
ALTER TABLE attempts ADD COLUMN instructions text;
