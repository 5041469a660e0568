-- Whoever watches a sweep of many thousands reads what goes on and what has just ended, and counts the rest.

CREATE INDEX runs_by_state ON runs (sweep_id, state, held, attempt, number);
CREATE INDEX runs_by_end ON runs (sweep_id, ended_at, number);
