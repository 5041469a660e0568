-- Written by write.py with a program of schema 2: see README.md.
PRAGMA user_version = 0;
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE schema_version (version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL);
INSERT INTO schema_version VALUES (1, '0001_tables.sql', '2026-11-30T07:29:32.8391028Z');
INSERT INTO schema_version VALUES (2, '0002_finished_rows_never_change.sql', '2026-11-30T07:29:32.8695621Z');
CREATE TABLE sweeps (
  id text NOT NULL PRIMARY KEY,              -- exercise-1-lstm, exercise-1-lstm.2
  name text NOT NULL,
  number integer NOT NULL,                   -- 1 for the first sweep of that name
  yaml text NOT NULL,                        -- the accepted file, verbatim
  priority integer NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'completed', 'cancelled')),
  reason text,
  program_version text NOT NULL,
  git_commit text,
  submitted_at text NOT NULL,
  ended_at text,
  UNIQUE (name, number)
);
INSERT INTO sweeps VALUES ('broken', 'broken', 1, '# Question: broken?
name: broken
parameters: {cell: rnn, corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 20, sample_length: 8, lr: 1000, weight_decay: 10, clip: 0}
', 0, 'completed', NULL, '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', '2026-11-30T07:29:43.2578462Z', '2026-11-30T07:29:50.7008095Z');
INSERT INTO sweeps VALUES ('cancelled', 'cancelled', 1, '# Question: cancelled?
name: cancelled
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2}
', 0, 'cancelled', 'Cancelled by the user.', '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', '2026-11-30T07:30:02.7743481Z', '2026-11-30T07:30:07.8487513Z');
INSERT INTO sweeps VALUES ('crashed', 'crashed', 1, '# Question: crashed?
name: crashed
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2}
retries: 0
', 0, 'completed', NULL, '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', '2026-11-30T07:29:54.2575303Z', '2026-11-30T07:30:01.5487092Z');
INSERT INTO sweeps VALUES ('grid', 'grid', 1, '# Question: grid?
name: grid
parameters: {cell: [rnn, gru], corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 2, sample_length: 8}
evaluate_on: [ledger]
seeds: [0, 1]
', 0, 'completed', NULL, '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', '2026-11-30T07:29:32.9216033Z', '2026-11-30T07:29:39.3325239Z');
INSERT INTO sweeps VALUES ('killed', 'killed', 1, '# Question: killed?
name: killed
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2, dropout: [0, 0.5]}
', 0, 'active', NULL, '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', '2026-11-30T07:30:08.6361997Z', NULL);
CREATE TABLE texts (
  sweep_id text NOT NULL REFERENCES sweeps (id),
  position integer NOT NULL,                 -- order in the submission
  corpus text NOT NULL,
  name text NOT NULL,
  cleaning text NOT NULL,
  sha256 text NOT NULL,                      -- of the cleaned characters
  characters bigint NOT NULL,
  share double precision NOT NULL,
  path text NOT NULL,                        -- relative to the database's folder where it lies inside
  PRIMARY KEY (sweep_id, position)
);
INSERT INTO texts VALUES ('broken', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('cancelled', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('crashed', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('grid', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('killed', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
CREATE TABLE runs (
  id text NOT NULL PRIMARY KEY,              -- exercise-1-lstm/0007
  sweep_id text NOT NULL REFERENCES sweeps (id),
  number integer NOT NULL,
  configuration_index integer NOT NULL,      -- from 1, in the grid's order
  configuration text NOT NULL,               -- hash of the parameters, 12 hexadecimal digits
  label text NOT NULL,                       -- the parameters in which the configurations differ
  parameters text NOT NULL,                  -- JSON: every parameter
  seed bigint NOT NULL,
  texts text NOT NULL,                       -- JSON: names, fingerprints and shares of what it trains on
  state text NOT NULL CHECK (state IN ('queued', 'running', 'paused', 'completed', 'stopped', 'failed', 'cancelled')),
  reason text,
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
  created_at text NOT NULL,
  started_at text,
  last_event_at text,
  ended_at text,
  UNIQUE (sweep_id, number)
);
INSERT INTO runs VALUES ('broken/0001', 'broken', 1, 1, 'f569fe9b5778', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1000,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":10,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":0,"epochs":20,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '7d293c851a077dd91d0568e1ddeacfc969441c2f396f565f840c74f963c921cb', '2026-11-30T07:29:47.1216664Z', '2026-11-30T07:29:49.2910484Z', '2026-11-30T07:29:50.5934034Z', '2026-11-30T07:29:50.5934034Z');
INSERT INTO runs VALUES ('cancelled/0001', 'cancelled', 1, 1, '1320df969881', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'cancelled', 'cancelled', 'Cancelled by the user.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:30:04.0545884Z', '2026-11-30T07:30:04.5589408Z', '2026-11-30T07:30:07.8340062Z', '2026-11-30T07:30:07.8340062Z');
INSERT INTO runs VALUES ('crashed/0001', 'crashed', 1, 1, '1320df969881', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'failed', 'crashed', 'Run crashed/0001 failed at epoch 2: trainer process 8531 was killed by signal 9 (the system does so when memory runs out). Last checkpoint: none in /srv/results/crashed/runs/0001. Log: /srv/results/logs/trainer-0.log.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:29:57.7538028Z', '2026-11-30T07:29:59.3286892Z', '2026-11-30T07:30:01.5025653Z', '2026-11-30T07:30:01.5025653Z');
INSERT INTO runs VALUES ('grid/0001', 'grid', 1, 1, '11179b27c00a', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '0f9ef897c35088df7f7b9c4c9eba34d76809cb2df79c7f6c9b8798a435a0c49b', '2026-11-30T07:29:36.1409889Z', '2026-11-30T07:29:37.6083821Z', '2026-11-30T07:29:38.3059927Z', '2026-11-30T07:29:38.3059927Z');
INSERT INTO runs VALUES ('grid/0002', 'grid', 2, 2, 'ba5dcc0d387e', 'cell=gru', '{"cell":"gru","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 548, 'b99420bdd1daa427a93c58c9c5a16d76bb3800fb2c56ec81b84ce3004b3d8227', '2026-11-30T07:29:36.1496949Z', '2026-11-30T07:29:38.3709572Z', '2026-11-30T07:29:38.7204719Z', '2026-11-30T07:29:38.7204719Z');
INSERT INTO runs VALUES ('grid/0003', 'grid', 3, 1, '11179b27c00a', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 1, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '6f981b6b2654f2f59473d316ce4dd12457699f33f1548538b16a978bd4762c39', '2026-11-30T07:29:36.1499028Z', '2026-11-30T07:29:38.7336525Z', '2026-11-30T07:29:39.0014018Z', '2026-11-30T07:29:39.0014018Z');
INSERT INTO runs VALUES ('grid/0004', 'grid', 4, 2, 'ba5dcc0d387e', 'cell=gru', '{"cell":"gru","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 1, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 548, '3e62b350192c8e4c8ec8385f3a17cc12458b45f5edc7b7f724fc72dc03df1955', '2026-11-30T07:29:36.1499864Z', '2026-11-30T07:29:39.0209641Z', '2026-11-30T07:29:39.1774344Z', '2026-11-30T07:29:39.1774344Z');
INSERT INTO runs VALUES ('killed/0001', 'killed', 1, 1, '1320df969881', 'dropout=0', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'running', NULL, NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:30:09.6331589Z', '2026-11-30T07:30:10.3531800Z', '2026-11-30T07:30:11.5840542Z', NULL);
INSERT INTO runs VALUES ('killed/0002', 'killed', 2, 2, 'fa75ab775bc8', 'dropout=0.5', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0.5,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'queued', NULL, NULL, 0, 0, NULL, NULL, NULL, '0.1.0', 'a914f7ff747bbbf972ff75741b9fa4dea62a88cc', NULL, NULL, NULL, '2026-11-30T07:30:09.6358223Z', NULL, NULL, NULL);
CREATE TABLE attempts (
  run_id text NOT NULL REFERENCES runs (id),
  attempt integer NOT NULL,
  owner text NOT NULL,                       -- the silo
  slot integer NOT NULL,
  device text NOT NULL,
  threads integer NOT NULL,
  versions text NOT NULL,
  from_epoch integer,                        -- epochs restored from a checkpoint
  failure text,                              -- the kind, if it failed
  message text,
  detail text,                               -- the trace, if it failed
  outcome text,                              -- completed, stopped, failed, cancelled, requeued, superseded
  started_at text NOT NULL,
  ended_at text,
  PRIMARY KEY (run_id, attempt)
);
INSERT INTO attempts VALUES ('broken/0001', 1, 'S127.0.0.1:36125:155028583', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:29:49.2910484Z', '2026-11-30T07:29:50.5906387Z');
INSERT INTO attempts VALUES ('cancelled/0001', 1, 'S127.0.0.1:35857:155028603', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'cancelled', '2026-11-30T07:30:04.5589408Z', '2026-11-30T07:30:07.8328293Z');
INSERT INTO attempts VALUES ('crashed/0001', 1, 'S127.0.0.1:41507:155028594', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, 'crashed', 'trainer process 8531 was killed by signal 9 (the system does so when memory runs out)', NULL, 'failed', '2026-11-30T07:29:59.3286892Z', '2026-11-30T07:30:01.5024210Z');
INSERT INTO attempts VALUES ('grid/0001', 1, 'S127.0.0.1:42223:155028573', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:29:37.6083821Z', '2026-11-30T07:29:38.3057828Z');
INSERT INTO attempts VALUES ('grid/0002', 1, 'S127.0.0.1:42223:155028573', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:29:38.3709572Z', '2026-11-30T07:29:38.7204287Z');
INSERT INTO attempts VALUES ('grid/0003', 1, 'S127.0.0.1:42223:155028573', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:29:38.7336525Z', '2026-11-30T07:29:39.0013629Z');
INSERT INTO attempts VALUES ('grid/0004', 1, 'S127.0.0.1:42223:155028573', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:29:39.0209641Z', '2026-11-30T07:29:39.1773869Z');
INSERT INTO attempts VALUES ('killed/0001', 1, 'S127.0.0.1:41991:155028608', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, NULL, '2026-11-30T07:30:10.3531800Z', NULL);
CREATE TABLE epochs (
  run_id text NOT NULL REFERENCES runs (id),
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
INSERT INTO epochs VALUES ('broken/0001', 1, 1, 2, 11.963029742240906, 156847.57333314547, 448445440.25556904, 17.25900368313813, 464.36212158203125, 4.676349995884757e+201, 4.676349995884757e+201, 669.9329299830744, 0.9630171656608582, 1.6744319200515747, 0.0, 1000.0, 0.0945953, 0.0172755, 10825.062133108095, 192786432);
INSERT INTO epochs VALUES ('broken/0001', 2, 1, 4, 795.9729919433594, 9e999, 9e999, 1148.3462881582354, 996.039306640625, 9e999, 9e999, 1436.9809682209113, 2.006243646144867, 2.131180763244629, 0.0, 1000.0, 0.0207077, 0.0007018, 49450.20451329699, 193048576);
INSERT INTO epochs VALUES ('broken/0001', 3, 1, 6, 1043.9811706542969, 9e999, 9e999, 1506.1464576844087, 973.2144775390625, 9e999, 9e999, 1404.051700466949, 5.8290711641311646, 9.48255729675293, 0.0, 1000.0, 0.0213275, 0.0005797, 48013.12858984879, 193347584);
INSERT INTO epochs VALUES ('broken/0001', 4, 1, 8, 1086.8726806640625, 9e999, 9e999, 1568.025826471737, 1223.5233154296875, 9e999, 9e999, 1765.1710195824332, 1.9943252205848694, 2.1180195808410645, 0.0, 1000.0, 0.0020385, 0.0002354, 502330.1447142507, 193392640);
INSERT INTO epochs VALUES ('broken/0001', 5, 1, 10, 1478.8471069335938, 9e999, 9e999, 2133.5253874060863, 1741.228271484375, 9e999, 9e999, 2512.0613923261694, 2.2117542028427124, 2.235206365585327, 0.0, 1000.0, 0.0038699, 0.00032, 264606.3205767591, 193433600);
INSERT INTO epochs VALUES ('broken/0001', 6, 1, 12, 1708.7781982421875, 9e999, 9e999, 2465.245832583182, 1827.26123046875, 9e999, 9e999, 2636.180715605931, 2.1710774898529053, 2.220059633255005, 0.0, 1000.0, 0.0019655, 0.0002569, 520987.02620198426, 193478656);
INSERT INTO epochs VALUES ('broken/0001', 7, 1, 14, 1914.4281005859375, 9e999, 9e999, 2761.9359268538096, 2387.312744140625, 9e999, 9e999, 3444.1642570227027, 1.902595043182373, 2.2291054725646973, 0.0, 1000.0, 0.0018707, 0.0002468, 547388.6780349602, 193515520);
INSERT INTO epochs VALUES ('broken/0001', 8, 1, 16, 2364.406005859375, 9e999, 9e999, 3411.116819301402, 2605.0048828125, 9e999, 9e999, 3758.2276259251294, 2.2400413751602173, 2.2526724338531494, 0.0, 1000.0, 0.0014325, 0.000216, 714834.2059336824, 193556480);
INSERT INTO epochs VALUES ('broken/0001', 9, 1, 18, 2475.05078125, 9e999, 9e999, 3570.74348805773, 2051.5390625, 9e999, 9e999, 2959.7452316587433, 2.2157973051071167, 2.2368781566619873, 0.0, 1000.0, 0.0013048, 0.0002094, 784794.6045370938, 193650688);
INSERT INTO epochs VALUES ('broken/0001', 10, 1, 20, 2405.7587890625, 9e999, 9e999, 3470.7762745555065, 2802.443115234375, 9e999, 9e999, 4043.0707847220506, 2.056589186191559, 2.2466201782226562, 0.0, 1000.0, 0.0013093, 0.0001966, 782097.3039028489, 193753088);
INSERT INTO epochs VALUES ('broken/0001', 11, 1, 22, 2809.7205810546875, 9e999, 9e999, 4053.5699485712544, 2476.677734375, 9e999, 9e999, 3573.090685262926, 2.193081259727478, 2.2583227157592773, 0.0, 1000.0, 0.0018095, 0.0002398, 565902.1829234596, 194539520);
INSERT INTO epochs VALUES ('broken/0001', 12, 1, 24, 2560.453857421875, 9e999, 9e999, 3693.9540825275562, 2744.993408203125, 9e999, 9e999, 3960.1883772875426, 2.2330005168914795, 2.264707088470459, 0.0, 1000.0, 0.0017317, 0.0002769, 591326.4422244037, 194580480);
INSERT INTO epochs VALUES ('broken/0001', 13, 1, 26, 2633.0948486328125, 9e999, 9e999, 3798.7528803128343, 2799.923583984375, 9e999, 9e999, 4039.435869482311, 2.070329785346985, 2.2736926078796387, 0.0, 1000.0, 0.0078279, 0.000565, 130814.13916887032, 194768896);
INSERT INTO epochs VALUES ('broken/0001', 14, 1, 28, 2205.785400390625, 9e999, 9e999, 3182.2756584088315, 1625.3023681640625, 9e999, 9e999, 2344.8156664953813, 2.2099629640579224, 2.288459062576294, 0.0, 1000.0, 0.0015648, 0.0002193, 654396.7280163598, 194801664);
INSERT INTO epochs VALUES ('broken/0001', 15, 1, 30, 1738.2367553710938, 9e999, 9e999, 2507.745546864799, 2180.85693359375, 9e999, 9e999, 3146.3114829840147, 2.0716919898986816, 2.2768361568450928, 0.0, 1000.0, 0.0018706, 0.0002813, 547417.9407676681, 194838528);
INSERT INTO epochs VALUES ('broken/0001', 16, 1, 32, 2175.1956787109375, 9e999, 9e999, 3138.1440186393725, 1983.514404296875, 9e999, 9e999, 2861.606394610928, 2.1666520833969116, 2.2050251960754395, 0.0, 1000.0, 0.0018123, 0.0002554, 565027.86514374, 194887680);
INSERT INTO epochs VALUES ('broken/0001', 17, 1, 34, 2055.3302001953125, 9e999, 9e999, 2965.214687211098, 1820.67333984375, 9e999, 9e999, 2626.676398471325, 2.222328305244446, 2.2508528232574463, 0.0, 1000.0, 0.005221, 0.0002323, 196131.00938517525, 194924544);
INSERT INTO epochs VALUES ('broken/0001', 18, 1, 36, 2219.7535400390625, 9e999, 9e999, 3202.427424210077, 2483.20166015625, 9e999, 9e999, 3582.502720634663, 2.0430397987365723, 2.2209014892578125, 0.0, 1000.0, 0.0017983, 0.0002501, 569426.6807540455, 194969600);
INSERT INTO epochs VALUES ('broken/0001', 19, 1, 38, 2432.16259765625, 9e999, 9e999, 3508.868918274291, 2431.359375, 9e999, 9e999, 3507.7101129313896, 2.259688377380371, 2.2813050746917725, 0.0, 1000.0, 0.0017928, 0.0002508, 571173.583221776, 195002368);
INSERT INTO epochs VALUES ('broken/0001', 20, 1, 40, 2262.5906982421875, 9e999, 9e999, 3264.228379915501, 2660.612548828125, 9e999, 9e999, 3838.452529921281, 2.151155948638916, 2.1692705154418945, 0.0, 1000.0, 0.020211, 0.0002331, 50665.479194498046, 195207168);
INSERT INTO epochs VALUES ('cancelled/0001', 1, 1, 313, 2.260656344985962, 9.589381043884138, 9.850252316757015, 3.261437698065417, 2.0983266830444336, 8.152516748212348, 8.152516748212348, 3.0272454997931924, 0.3004365046374714, 0.8344696164131165, 0.0, 2.0, 0.3630136, 0.0188326, 440754.8367333896, 200663040);
INSERT INTO epochs VALUES ('crashed/0001', 1, 1, 313, 2.260656344985962, 9.589381043884138, 9.850252316757015, 3.261437698065417, 2.0983266830444336, 8.152516748212348, 8.152516748212348, 3.0272454997931924, 0.3004365046374714, 0.8344696164131165, 0.0, 2.0, 1.339888, 0.0109771, 119412.96585983306, 204816384);
INSERT INTO epochs VALUES ('grid/0001', 1, 1, 2, 3.246050477027893, 25.688681260976157, 25.74391467736119, 4.683060925683396, 3.120307683944702, 22.653348642666877, 22.653348642666877, 4.501652421674749, 0.2339571937918663, 0.2516024112701416, 0.0, 2.0, 0.0649739, 0.0099246, 15760.174470056438, 193495040);
INSERT INTO epochs VALUES ('grid/0001', 2, 1, 4, 3.070086359977722, 21.543763113570083, 21.55294467698426, 4.429198366640708, 3.0438454151153564, 20.98578733692059, 20.98578733692059, 4.391340685619533, 0.18693283200263977, 0.19046281278133392, 0.0, 2.0, 0.0019067, 0.0002891, 537053.5480148948, 193974272);
INSERT INTO epochs VALUES ('grid/0002', 1, 1, 2, 3.308720588684082, 27.350111036195504, 27.410905368017275, 4.773474784981737, 3.2076871395111084, 24.72184187971795, 24.72184187971795, 4.627714328895981, 0.2572644576430321, 0.29346635937690735, 0.0, 2.0, 0.0610634, 0.0004859, 16769.456008017896, 197484544);
INSERT INTO epochs VALUES ('grid/0002', 2, 1, 4, 3.1195218563079834, 22.63555400791285, 22.65258746972703, 4.500518712040261, 3.141991138458252, 23.149915686140645, 23.149915686140645, 4.532935033970789, 0.16878244280815125, 0.1746981143951416, 0.0, 2.0, 0.0031774, 0.0104454, 322276.0747781205, 197586944);
INSERT INTO epochs VALUES ('grid/0003', 1, 1, 2, 3.3523541688919067, 28.569912937321014, 28.654688677624016, 4.8364247347637965, 3.1298956871032715, 22.871593615818654, 22.871593615818654, 4.515484986283645, 0.37462154030799866, 0.390301376581192, 0.0, 2.0, 0.0234169, 0.0012993, 43729.10163172751, 199663616);
INSERT INTO epochs VALUES ('grid/0003', 2, 1, 4, 3.046690344810486, 21.04557543263032, 21.053720229121247, 4.395445051582374, 3.03031587600708, 20.70377138124681, 20.70377138124681, 4.37182168664251, 0.2168731465935707, 0.25099173188209534, 0.0, 2.0, 0.0446966, 0.0002169, 22910.020001521367, 199712768);
INSERT INTO epochs VALUES ('grid/0004', 1, 1, 2, 3.37495493888855, 29.222966932195984, 29.28110207665793, 4.869030753558225, 3.3024089336395264, 27.178030198612873, 27.178030198612873, 4.764368991549155, 0.24120959639549255, 0.25556960701942444, 0.0, 2.0, 0.0036102, 0.0006785, 283640.79552379367, 204877824);
INSERT INTO epochs VALUES ('grid/0004', 2, 1, 4, 3.1814459562301636, 24.08154925564796, 24.096266131687756, 4.589856303909503, 3.1860084533691406, 24.191672282195604, 24.191672282195604, 4.596438595905975, 0.1975933387875557, 0.20921161770820618, 0.0, 2.0, 0.0257436, 0.0004544, 39776.8765829177, 204939264);
INSERT INTO epochs VALUES ('killed/0001', 1, 1, 313, 2.260656344985962, 9.589381043884138, 9.850252316757015, 3.261437698065417, 2.0983266830444336, 8.152516748212348, 8.152516748212348, 3.0272454997931924, 0.3004365046374714, 0.8344696164131165, 0.0, 2.0, 0.4983629, 0.0090182, 321051.18579252186, 201588736);
INSERT INTO epochs VALUES ('killed/0001', 2, 1, 626, 2.044671062660217, 7.726616547162418, 7.7418240755338825, 2.949836802349062, 1.9267120361328125, 6.866894980299236, 6.866894980299236, 2.779657899749886, 0.309193760204239, 0.5440703630447388, 0.0, 2.0, 0.365573, 0.0003096, 437669.0838765445, 209321984);
CREATE TABLE evaluations (
  run_id text NOT NULL REFERENCES runs (id),
  text text NOT NULL,                        -- name of the text that the trained model was measured on
  attempt integer NOT NULL,
  loss double precision,
  ppl double precision,
  ppl_mean_of_batches double precision,
  PRIMARY KEY (run_id, text)
);
INSERT INTO evaluations VALUES ('broken/0001', 'lamplighter', 1, 2660.612548828125, 9e999, 9e999);
INSERT INTO evaluations VALUES ('grid/0001', 'lamplighter', 1, 3.0438454151153564, 20.98578733692059, 20.98578733692059);
INSERT INTO evaluations VALUES ('grid/0002', 'lamplighter', 1, 3.141991138458252, 23.149915686140645, 23.149915686140645);
INSERT INTO evaluations VALUES ('grid/0003', 'lamplighter', 1, 3.03031587600708, 20.70377138124681, 20.70377138124681);
INSERT INTO evaluations VALUES ('grid/0004', 'lamplighter', 1, 3.1860084533691406, 24.191672282195604, 24.191672282195604);
CREATE TABLE samples (
  run_id text NOT NULL REFERENCES runs (id),
  epoch integer NOT NULL,
  prefix text NOT NULL,
  temperature double precision NOT NULL,     -- 0: the most probable character each time
  attempt integer NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (run_id, epoch, prefix, temperature)
);
INSERT INTO samples VALUES ('broken/0001', 20, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('grid/0001', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('grid/0002', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('grid/0003', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('grid/0004', 2, 'it has', 0.0, 1, 'it has        ');
CREATE TABLE checkpoints (
  run_id text NOT NULL REFERENCES runs (id),
  epoch integer NOT NULL,
  attempt integer NOT NULL,
  file text NOT NULL,                        -- inside the run's folder
  bytes bigint NOT NULL,
  sha256 text NOT NULL,
  best integer NOT NULL CHECK (best IN (0, 1)), -- 1: the best validation loss up to then
  written_at text NOT NULL,
  PRIMARY KEY (run_id, epoch)
);
INSERT INTO checkpoints VALUES ('broken/0001', 10, 1, 'epoch-000010.safetensors', 11432, 'd1456a3bfbed868874fe2e0cd2008257634b2a12689819124e698bb7f09b0a94', 0, '2026-11-30T07:29:50.3303493Z');
INSERT INTO checkpoints VALUES ('broken/0001', 20, 1, 'epoch-000020.safetensors', 18392, '0cf7f556ebc0db6e00e796fb150b39a5b5a4a1bfb1a36a50406e9e067986be21', 0, '2026-11-30T07:29:50.5223798Z');
INSERT INTO checkpoints VALUES ('grid/0001', 2, 1, 'epoch-000002.safetensors', 5824, 'b8c3b07ea547767c2541899b04fc83a95c9f5b053dd9919336639b242cbe317b', 1, '2026-11-30T07:29:38.1517348Z');
INSERT INTO checkpoints VALUES ('grid/0002', 2, 1, 'epoch-000002.safetensors', 6928, '69d8f4c651554c459f9a32936d682904d29e3fc57c3894254025226c6823d32b', 1, '2026-11-30T07:29:38.7142115Z');
INSERT INTO checkpoints VALUES ('grid/0003', 2, 1, 'epoch-000002.safetensors', 5824, '2bee77a8d9527b1f48dfc87b1c971268cf02e1d6299a18fa46fcf80f0c25a72d', 1, '2026-11-30T07:29:39.0007439Z');
INSERT INTO checkpoints VALUES ('grid/0004', 2, 1, 'epoch-000002.safetensors', 6928, '41400ab00a57b61d31dce4bfd688046cc00a2a9acdb93b64646e9edda2f9b94d', 1, '2026-11-30T07:29:39.1746131Z');
CREATE TABLE events (
  id integer PRIMARY KEY AUTOINCREMENT,
  at text NOT NULL,
  kind text NOT NULL,                        -- fenced_write, epoch_differs, damaged_checkpoint, …
  sweep_id text,
  run_id text,
  message text NOT NULL
);
CREATE TABLE schema_views (sha256 text NOT NULL);
INSERT INTO schema_views VALUES ('215633118656eb157188b7fc0271ad900f5d79a4d52059955316c225c43bf409');
CREATE INDEX runs_by_configuration ON runs (sweep_id, configuration);
CREATE INDEX events_by_run ON events (run_id);
CREATE INDEX events_by_sweep ON events (sweep_id);
CREATE TRIGGER sweeps_update BEFORE UPDATE ON sweeps
WHEN old.state <> 'active' OR new.id <> old.id OR new.name <> old.name OR new.number <> old.number OR new.yaml <> old.yaml
  OR new.submitted_at <> old.submitted_at
BEGIN SELECT RAISE(ABORT, 'a submitted sweep keeps its name and text, and an ended sweep never changes'); END;
CREATE TRIGGER sweeps_delete BEFORE DELETE ON sweeps WHEN old.state <> 'active'
BEGIN SELECT RAISE(ABORT, 'an ended sweep never changes'); END;
CREATE TRIGGER texts_update BEFORE UPDATE ON texts
BEGIN SELECT RAISE(ABORT, 'the texts of a submitted sweep never change'); END;
CREATE TRIGGER texts_delete BEFORE DELETE ON texts
BEGIN SELECT RAISE(ABORT, 'the texts of a submitted sweep never change'); END;
CREATE TRIGGER runs_identity BEFORE UPDATE ON runs
WHEN new.id <> old.id OR new.sweep_id <> old.sweep_id OR new.number <> old.number OR new.configuration <> old.configuration
  OR new.parameters <> old.parameters OR new.seed <> old.seed OR new.texts <> old.texts OR new.attempt < old.attempt
BEGIN SELECT RAISE(ABORT, 'a run keeps its parameters, seed and texts, and its attempts only grow'); END;
CREATE TRIGGER runs_update BEFORE UPDATE ON runs WHEN old.state IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER runs_delete BEFORE DELETE ON runs WHEN old.state IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER attempts_insert BEFORE INSERT ON attempts
WHEN (SELECT state FROM runs WHERE id = new.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER attempts_update BEFORE UPDATE ON attempts
WHEN (SELECT state FROM runs WHERE id = old.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER attempts_delete BEFORE DELETE ON attempts
WHEN (SELECT state FROM runs WHERE id = old.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER epochs_insert BEFORE INSERT ON epochs
WHEN (SELECT state FROM runs WHERE id = new.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER epochs_update BEFORE UPDATE ON epochs
WHEN (SELECT state FROM runs WHERE id = old.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER epochs_delete BEFORE DELETE ON epochs
WHEN (SELECT state FROM runs WHERE id = old.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER evaluations_insert BEFORE INSERT ON evaluations
WHEN (SELECT state FROM runs WHERE id = new.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER evaluations_update BEFORE UPDATE ON evaluations
WHEN (SELECT state FROM runs WHERE id = old.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER evaluations_delete BEFORE DELETE ON evaluations
WHEN (SELECT state FROM runs WHERE id = old.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER samples_insert BEFORE INSERT ON samples
WHEN (SELECT state FROM runs WHERE id = new.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER samples_update BEFORE UPDATE ON samples
WHEN (SELECT state FROM runs WHERE id = old.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER samples_delete BEFORE DELETE ON samples
WHEN (SELECT state FROM runs WHERE id = old.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER checkpoints_insert BEFORE INSERT ON checkpoints
WHEN (SELECT state FROM runs WHERE id = new.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER checkpoints_update BEFORE UPDATE ON checkpoints
WHEN (SELECT state FROM runs WHERE id = old.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER checkpoints_delete BEFORE DELETE ON checkpoints
WHEN (SELECT state FROM runs WHERE id = old.run_id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER runs_insert BEFORE INSERT ON runs
WHEN (SELECT state FROM runs WHERE id = new.id) IN ('completed', 'stopped', 'failed', 'cancelled')
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE VIEW run_summary AS
WITH figures AS (
  SELECT run_id, max(epoch) AS epochs_done, max(step) AS steps_done, min(val_ppl) AS best_val_ppl,
    min(val_ppl_mean_of_batches) AS best_val_ppl_mean_of_batches, min(val_loss) AS best_val_loss, min(val_bpc) AS best_val_bpc,
    max(CASE WHEN val_ppl IS NOT NULL THEN epoch END) AS last_validated,
    sum(train_seconds) AS train_seconds, sum(val_seconds) AS val_seconds,
    sum(chars_per_second * train_seconds) / nullif(sum(train_seconds), 0) AS chars_per_second,
    max(peak_memory_bytes) AS peak_memory_bytes
  FROM epochs GROUP BY run_id
)
SELECT r.sweep_id, r.id AS run_id, r.number AS run_number, r.configuration_index, r.configuration, r.label, r.seed, r.state, r.reason, r.message,
  r.attempt AS attempts, r.failures, coalesce(f.epochs_done, 0) AS epochs_done, f.steps_done,
  last.train_ppl AS final_train_ppl, final.val_ppl AS final_val_ppl, f.best_val_ppl,
  (SELECT min(b.epoch) FROM epochs b WHERE b.run_id = r.id AND b.val_ppl = f.best_val_ppl) AS best_epoch,
  final.val_ppl_mean_of_batches AS final_val_ppl_mean_of_batches, f.best_val_ppl_mean_of_batches,
  final.val_loss AS final_val_loss, f.best_val_loss, final.val_bpc AS final_val_bpc, f.best_val_bpc,
  f.train_seconds, f.val_seconds, f.chars_per_second, f.peak_memory_bytes, r.parameter_count,
  json_extract(r.parameters, '$.cell') AS "cell",
  json_extract(r.parameters, '$.impl') AS "impl",
  json_extract(r.parameters, '$.layers') AS "layers",
  json_extract(r.parameters, '$.hidden') AS "hidden",
  coalesce(json_extract(r.parameters, '$.embedding'), 0) AS "embedding",
  coalesce(json_extract(r.parameters, '$.tied'), 0) AS "tied",
  json_extract(r.parameters, '$.activation') AS "activation",
  json_extract(r.parameters, '$.gru_reset') AS "gru_reset",
  CAST(json_extract(r.parameters, '$.sigma') AS double precision) AS "sigma",
  coalesce(json_extract(r.parameters, '$.init'), 'default') AS "init",
  coalesce(json_extract(r.parameters, '$.recurrent_init'), 'same') AS "recurrent_init",
  CAST(coalesce(json_extract(r.parameters, '$.forget_bias'), 0) AS double precision) AS "forget_bias",
  CAST(json_extract(r.parameters, '$.dropout') AS double precision) AS "dropout",
  CAST(coalesce(json_extract(r.parameters, '$.input_dropout'), 0) AS double precision) AS "input_dropout",
  coalesce(json_extract(r.parameters, '$.layer_norm'), 0) AS "layer_norm",
  coalesce(json_extract(r.parameters, '$.residual'), 0) AS "residual",
  json_extract(r.parameters, '$.corpus') AS "corpus",
  json_extract(r.parameters, '$.cleaning') AS "cleaning",
  json_extract(r.parameters, '$.sampling') AS "sampling",
  coalesce(json_extract(r.parameters, '$.split'), '80/10/10') AS "split",
  coalesce(json_extract(r.parameters, '$.max_chars'), 0) AS "max_chars",
  json_extract(r.parameters, '$.steps') AS "steps",
  json_extract(r.parameters, '$.batch') AS "batch",
  json_extract(r.parameters, '$.train_windows') AS "train_windows",
  json_extract(r.parameters, '$.val_windows') AS "val_windows",
  json_extract(r.parameters, '$.shuffle') AS "shuffle",
  json_extract(r.parameters, '$.optimizer') AS "optimizer",
  CAST(json_extract(r.parameters, '$.lr') AS double precision) AS "lr",
  CAST(coalesce(json_extract(r.parameters, '$.momentum'), 0) AS double precision) AS "momentum",
  coalesce(json_extract(r.parameters, '$.nesterov'), 0) AS "nesterov",
  CAST(coalesce(json_extract(r.parameters, '$.beta1'), 0.9) AS double precision) AS "beta1",
  CAST(coalesce(json_extract(r.parameters, '$.beta2'), 0.999) AS double precision) AS "beta2",
  coalesce(json_extract(r.parameters, '$.amsgrad'), 0) AS "amsgrad",
  CAST(coalesce(json_extract(r.parameters, '$.alpha'), 0.99) AS double precision) AS "alpha",
  coalesce(json_extract(r.parameters, '$.centered'), 0) AS "centered",
  CAST(coalesce(json_extract(r.parameters, '$.lr_decay'), 0) AS double precision) AS "lr_decay",
  CAST(coalesce(json_extract(r.parameters, '$.eps'), 1E-08) AS double precision) AS "eps",
  CAST(coalesce(json_extract(r.parameters, '$.weight_decay'), 0) AS double precision) AS "weight_decay",
  coalesce(json_extract(r.parameters, '$.schedule'), 'constant') AS "schedule",
  coalesce(json_extract(r.parameters, '$.warmup_epochs'), 0) AS "warmup_epochs",
  CAST(coalesce(json_extract(r.parameters, '$.gamma'), 0.1) AS double precision) AS "gamma",
  coalesce(json_extract(r.parameters, '$.step_epochs'), 30) AS "step_epochs",
  coalesce(json_extract(r.parameters, '$.plateau_epochs'), 10) AS "plateau_epochs",
  CAST(coalesce(json_extract(r.parameters, '$.peak_share'), 0.3) AS double precision) AS "peak_share",
  CAST(coalesce(json_extract(r.parameters, '$.lr_min'), 0) AS double precision) AS "lr_min",
  CAST(json_extract(r.parameters, '$.clip') AS double precision) AS "clip",
  json_extract(r.parameters, '$.epochs') AS "epochs",
  json_extract(r.parameters, '$.eval_every') AS "eval_every",
  json_extract(r.parameters, '$.checkpoint_every') AS "checkpoint_every",
  json_extract(r.parameters, '$.init_from') AS "init_from",
  coalesce(json_extract(r.parameters, '$.freeze'), '') AS "freeze",
  json_extract(r.parameters, '$.sample_prefix') AS "sample_prefix",
  json_extract(r.parameters, '$.sample_length') AS "sample_length",
  r.texts, r.device, r.threads, r.versions, r.program_version, r.git_commit, r.weights_sha256, r.created_at, r.started_at, r.ended_at
FROM runs r
LEFT JOIN figures f ON f.run_id = r.id
LEFT JOIN epochs last ON last.run_id = r.id AND last.epoch = f.epochs_done
LEFT JOIN epochs final ON final.run_id = r.id AND final.epoch = f.last_validated;
CREATE VIEW leaderboard AS
WITH centred AS (
  SELECT run_summary.*,
    avg(best_val_ppl) FILTER (WHERE state = 'completed') OVER one AS mean_best_val_ppl,
    avg(final_val_ppl) FILTER (WHERE state = 'completed') OVER one AS mean_final_val_ppl,
    avg(best_val_ppl_mean_of_batches) FILTER (WHERE state = 'completed') OVER one AS mean_best_val_ppl_mean_of_batches,
    avg(final_val_ppl_mean_of_batches) FILTER (WHERE state = 'completed') OVER one AS mean_final_val_ppl_mean_of_batches
  FROM run_summary
  WINDOW one AS (PARTITION BY sweep_id, configuration, texts)
)
SELECT sweep_id, min(configuration_index) AS configuration_index, configuration, min(label) AS label, count(*) AS runs,
  count(*) FILTER (WHERE state = 'completed') AS n,
  count(*) FILTER (WHERE state = 'failed') AS failed_runs, sum(failures) AS failures,
  max(mean_best_val_ppl) AS mean_best_val_ppl, CASE WHEN count(best_val_ppl) FILTER (WHERE state = 'completed') > 1 THEN sqrt(sum((best_val_ppl - mean_best_val_ppl) * (best_val_ppl - mean_best_val_ppl)) FILTER (WHERE state = 'completed') / (count(best_val_ppl) FILTER (WHERE state = 'completed') - 1)) END AS sd_best_val_ppl,
  max(mean_final_val_ppl) AS mean_final_val_ppl, CASE WHEN count(final_val_ppl) FILTER (WHERE state = 'completed') > 1 THEN sqrt(sum((final_val_ppl - mean_final_val_ppl) * (final_val_ppl - mean_final_val_ppl)) FILTER (WHERE state = 'completed') / (count(final_val_ppl) FILTER (WHERE state = 'completed') - 1)) END AS sd_final_val_ppl,
  max(mean_best_val_ppl_mean_of_batches) AS mean_best_val_ppl_mean_of_batches, CASE WHEN count(best_val_ppl_mean_of_batches) FILTER (WHERE state = 'completed') > 1 THEN sqrt(sum((best_val_ppl_mean_of_batches - mean_best_val_ppl_mean_of_batches) * (best_val_ppl_mean_of_batches - mean_best_val_ppl_mean_of_batches)) FILTER (WHERE state = 'completed') / (count(best_val_ppl_mean_of_batches) FILTER (WHERE state = 'completed') - 1)) END AS sd_best_val_ppl_mean_of_batches,
  max(mean_final_val_ppl_mean_of_batches) AS mean_final_val_ppl_mean_of_batches, CASE WHEN count(final_val_ppl_mean_of_batches) FILTER (WHERE state = 'completed') > 1 THEN sqrt(sum((final_val_ppl_mean_of_batches - mean_final_val_ppl_mean_of_batches) * (final_val_ppl_mean_of_batches - mean_final_val_ppl_mean_of_batches)) FILTER (WHERE state = 'completed') / (count(final_val_ppl_mean_of_batches) FILTER (WHERE state = 'completed') - 1)) END AS sd_final_val_ppl_mean_of_batches,
  avg(chars_per_second) FILTER (WHERE state = 'completed') AS mean_chars_per_second,
  avg(train_seconds) FILTER (WHERE state = 'completed') AS mean_train_seconds,
  avg(val_seconds) FILTER (WHERE state = 'completed') AS mean_val_seconds,
  max(peak_memory_bytes) AS peak_memory_bytes, max(parameter_count) AS parameter_count,
  min("cell") AS "cell", min("impl") AS "impl", min("layers") AS "layers", min("hidden") AS "hidden", min("embedding") AS "embedding", min("tied") AS "tied", min("activation") AS "activation", min("gru_reset") AS "gru_reset", min("sigma") AS "sigma", min("init") AS "init", min("recurrent_init") AS "recurrent_init", min("forget_bias") AS "forget_bias", min("dropout") AS "dropout", min("input_dropout") AS "input_dropout", min("layer_norm") AS "layer_norm", min("residual") AS "residual", min("corpus") AS "corpus", min("cleaning") AS "cleaning", min("sampling") AS "sampling", min("split") AS "split", min("max_chars") AS "max_chars", min("steps") AS "steps", min("batch") AS "batch", min("train_windows") AS "train_windows", min("val_windows") AS "val_windows", min("shuffle") AS "shuffle", min("optimizer") AS "optimizer", min("lr") AS "lr", min("momentum") AS "momentum", min("nesterov") AS "nesterov", min("beta1") AS "beta1", min("beta2") AS "beta2", min("amsgrad") AS "amsgrad", min("alpha") AS "alpha", min("centered") AS "centered", min("lr_decay") AS "lr_decay", min("eps") AS "eps", min("weight_decay") AS "weight_decay", min("schedule") AS "schedule", min("warmup_epochs") AS "warmup_epochs", min("gamma") AS "gamma", min("step_epochs") AS "step_epochs", min("plateau_epochs") AS "plateau_epochs", min("peak_share") AS "peak_share", min("lr_min") AS "lr_min", min("clip") AS "clip", min("epochs") AS "epochs", min("eval_every") AS "eval_every", min("checkpoint_every") AS "checkpoint_every", min("init_from") AS "init_from", min("freeze") AS "freeze", min("sample_prefix") AS "sample_prefix", min("sample_length") AS "sample_length",
  texts
FROM centred
GROUP BY sweep_id, configuration, texts;
CREATE VIEW curves AS
SELECT r.sweep_id, e.run_id, r.number AS run_number, r.configuration_index, r.configuration, r.label, r.seed, e.epoch, e.step,
  e.train_loss, e.train_ppl, e.train_ppl_mean_of_batches, e.train_bpc, e.val_loss, e.val_ppl, e.val_ppl_mean_of_batches, e.val_bpc,
  e.grad_norm_mean, e.grad_norm_max, e.clipped_share, e.lr, e.train_seconds, e.val_seconds, e.chars_per_second, e.peak_memory_bytes,
  e.attempt
FROM epochs e
JOIN runs r ON r.id = e.run_id;
CREATE VIEW comparisons AS
WITH pairs AS (
  SELECT a.sweep_id, a.configuration_index AS index_a, a.configuration AS configuration_a, a.label AS label_a,
    b.configuration_index AS index_b, b.configuration AS configuration_b, b.label AS label_b, a.texts,
    a.best_val_ppl - b.best_val_ppl AS best, a.final_val_ppl - b.final_val_ppl AS final,
    a.chars_per_second / b.chars_per_second AS speed
  FROM run_summary a
  JOIN run_summary b ON b.sweep_id = a.sweep_id AND b.seed = a.seed AND b.texts = a.texts
    AND b.configuration_index > a.configuration_index
  WHERE a.state = 'completed' AND b.state = 'completed'
), centred AS (
  SELECT pairs.*, avg(best) OVER one AS mean_best, avg(final) OVER one AS mean_final
  FROM pairs
  WINDOW one AS (PARTITION BY sweep_id, index_a, index_b, texts)
)
SELECT sweep_id, index_a, configuration_a, min(label_a) AS label_a, index_b, configuration_b, min(label_b) AS label_b, count(*) AS n,
  max(mean_best) AS mean_best_val_ppl_difference, CASE WHEN count(best) > 1 THEN sqrt(sum((best - mean_best) * (best - mean_best)) / (count(best) - 1)) END AS sd_best_val_ppl_difference,
  sum(CASE WHEN best < 0 THEN 1 ELSE 0 END) AS best_val_ppl_lower_in_a,
  max(mean_final) AS mean_final_val_ppl_difference, CASE WHEN count(final) > 1 THEN sqrt(sum((final - mean_final) * (final - mean_final)) / (count(final) - 1)) END AS sd_final_val_ppl_difference,
  avg(speed) AS mean_chars_per_second_ratio, texts
FROM centred
GROUP BY sweep_id, index_a, configuration_a, index_b, configuration_b, texts;
COMMIT;
