-- What the device could do at most, beside what the training made of it.

ALTER TABLE runs ADD COLUMN peak_flops double precision;  -- operations per second of large matrix products; NULL where it was not measured
