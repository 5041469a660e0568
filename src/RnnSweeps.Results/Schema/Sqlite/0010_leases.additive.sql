-- A lease is judged by whether it is renewed, and never by a time of day: whoever watches it counts on a clock that goes on evenly.

ALTER TABLE silos ADD COLUMN renewals integer NOT NULL DEFAULT 0;                  -- goes up by one with each
ALTER TABLE silos ADD COLUMN lease_seconds double precision NOT NULL DEFAULT 5;    -- how long the silo counts on it; older programs: 5
ALTER TABLE silos ADD COLUMN lost integer NOT NULL DEFAULT 0;                      -- 1: others have ended it, because it was renewed no more
