-- Written by write.py with a program of schema 6: see README.md.
PRAGMA user_version = 0;
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE schema_version (version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL);
INSERT INTO schema_version VALUES (1, '0001_tables.sql', '2026-11-30T07:14:30.6920157Z');
INSERT INTO schema_version VALUES (2, '0002_finished_rows_never_change.sql', '2026-11-30T07:14:30.7414471Z');
INSERT INTO schema_version VALUES (3, '0003_search_and_stopping.sql', '2026-11-30T07:14:30.7429436Z');
INSERT INTO schema_version VALUES (4, '0004_reuse.sql', '2026-11-30T07:14:30.7484330Z');
INSERT INTO schema_version VALUES (5, '0005_people_and_silos.sql', '2026-11-30T07:14:30.7501616Z');
INSERT INTO schema_version VALUES (6, '0006_peak.sql', '2026-11-30T07:14:30.7511920Z');
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
  ended_at text, halted text, allowance text, paused integer NOT NULL DEFAULT 0,
  UNIQUE (name, number)
);
INSERT INTO sweeps VALUES ('again', 'again', 1, '# Question: again?
name: again
parameters: {cell: rnn, corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 2, sample_length: 8}
evaluate_on: [ledger]
reuse: true
', 0, 'completed', NULL, '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '2026-11-30T07:15:11.9799326Z', '2026-11-30T07:15:17.8652325Z', NULL, NULL, 0);
INSERT INTO sweeps VALUES ('broken', 'broken', 1, '# Question: broken?
name: broken
parameters: {cell: rnn, corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 20, sample_length: 8, lr: 1000, weight_decay: 10, clip: 0}
', 0, 'completed', NULL, '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '2026-11-30T07:14:41.5225013Z', '2026-11-30T07:15:30.4699391Z', NULL, NULL, 0);
INSERT INTO sweeps VALUES ('cancelled', 'cancelled', 1, '# Question: cancelled?
name: cancelled
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2}
', 0, 'cancelled', 'Cancelled by the user.', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '2026-11-30T07:15:51.4964752Z', '2026-11-30T07:16:01.8053986Z', NULL, NULL, 0);
INSERT INTO sweeps VALUES ('grid', 'grid', 1, '# Question: grid?
name: grid
parameters: {cell: [rnn, gru], corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 2, sample_length: 8}
evaluate_on: [ledger]
seeds: [0, 1]
', 0, 'completed', NULL, '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '2026-11-30T07:14:30.8305003Z', '2026-11-30T07:14:38.4086605Z', NULL, NULL, 0);
INSERT INTO sweeps VALUES ('halved', 'halved', 1, '# Question: halved?
name: halved
parameters: {cell: rnn, corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 2, sample_length: 8, lr: [0.001, 2]}
early_terminate: {type: hyperband, min_iter: 1, eta: 2, strict: true}
', 0, 'completed', NULL, '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '2026-11-30T07:14:50.2817336Z', '2026-11-30T07:14:58.1057938Z', NULL, NULL, 0);
INSERT INTO sweeps VALUES ('killed', 'killed', 1, '# Question: killed?
name: killed
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2, dropout: [0, 0.5]}
', 0, 'active', NULL, '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '2026-11-30T07:16:14.2428074Z', NULL, NULL, NULL, 0);
INSERT INTO sweeps VALUES ('paused', 'paused', 1, '# Question: paused?
name: paused
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2}
', 0, 'active', NULL, '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '2026-11-30T07:15:35.9777964Z', NULL, 'Paused by the user.', NULL, 1);
INSERT INTO sweeps VALUES ('spent', 'spent', 1, '# Question: spent?
name: spent
parameters: {cell: rnn, corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 3, sample_length: 8, lr: [1, 2]}
budget: {runs: 1}
stop: {patience: 1, min_delta: 100}
', 0, 'active', NULL, '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '2026-11-30T07:15:01.4136426Z', NULL, 'The budget of 1 runs is spent.', NULL, 0);
INSERT INTO sweeps VALUES ('waiting', 'waiting', 1, '# Question: waiting?
name: waiting
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2, lr: [1, 2]}
early_terminate: {type: hyperband, min_iter: 1, eta: 2, strict: true}
', 0, 'active', NULL, '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '2026-11-30T07:16:03.4146914Z', NULL, NULL, NULL, 0);
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
INSERT INTO texts VALUES ('again', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('again', 1, 'evaluate_on', 'ledger', 'letters', '7e14b7103ea2a7f35a5cdc92162a4420cf7671d7183f511a0701ba8d12855f12', 27704, 1.0, 'texts/7e14b7103ea2a7f35a5cdc92162a4420cf7671d7183f511a0701ba8d12855f12.txt');
INSERT INTO texts VALUES ('broken', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('cancelled', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('grid', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('grid', 1, 'evaluate_on', 'ledger', 'letters', '7e14b7103ea2a7f35a5cdc92162a4420cf7671d7183f511a0701ba8d12855f12', 27704, 1.0, 'texts/7e14b7103ea2a7f35a5cdc92162a4420cf7671d7183f511a0701ba8d12855f12.txt');
INSERT INTO texts VALUES ('halved', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('killed', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('paused', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('spent', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('waiting', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
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
  ended_at text, until_epoch integer, fingerprint text, reused_from text, held integer NOT NULL DEFAULT 0, priority integer NOT NULL DEFAULT 0, retried_at integer NOT NULL DEFAULT 0, not_before text, peak_flops double precision,
  UNIQUE (sweep_id, number)
);
INSERT INTO runs VALUES ('again/0001', 'again', 1, 1, '11179b27c00a', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'Taken over from grid/0001, which is equal in parameters, seed, texts and program.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '0f9ef897c35088df7f7b9c4c9eba34d76809cb2df79c7f6c9b8798a435a0c49b', '2026-11-30T07:15:17.4822602Z', NULL, '2026-11-30T07:15:17.5524795Z', '2026-11-30T07:15:17.5524795Z', NULL, '5fa85298c4a449b7b6929a517ce4a77956a250e6eed8e4f5d845d8412cd66cae', 'grid/0001', 0, 0, 0, NULL, 98904040381.71033);
INSERT INTO runs VALUES ('broken/0001', 'broken', 1, 1, 'f569fe9b5778', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1000,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":10,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":0,"epochs":20,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'failed', 'diverged', 'Run broken/0001 failed at epoch 5: Diverged at epoch 5, step 9: the loss is Infinity, the global norm of the gradients 1.9482908248901367. Try a smaller lr, or a smaller clip above 0. Last checkpoint: none in /srv/results/broken/runs/0001. Log: /srv/results/logs/trainer-0.log.', 2, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, NULL, '2026-11-30T07:14:45.3082583Z', '2026-11-30T07:14:46.6782008Z', '2026-11-30T07:15:30.2177974Z', '2026-11-30T07:15:30.2177974Z', NULL, '5c34e7105919cdbc95da237c2c3b7e74b007765e90ffab39cfa6c5145019a364', NULL, 0, 0, 1, NULL, 94897110333.36868);
INSERT INTO runs VALUES ('cancelled/0001', 'cancelled', 1, 1, '1320df969881', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'cancelled', 'cancelled', 'Cancelled by the user.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:15:55.1987177Z', '2026-11-30T07:15:56.6956196Z', '2026-11-30T07:16:01.7899101Z', '2026-11-30T07:16:01.7899101Z', NULL, '143d1fbbffc30e7e08663d7951e96b1b67b2069f6a330f277ef17b63557491ce', NULL, 0, 0, 0, NULL, 27116062023.33451);
INSERT INTO runs VALUES ('grid/0001', 'grid', 1, 1, '11179b27c00a', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '0f9ef897c35088df7f7b9c4c9eba34d76809cb2df79c7f6c9b8798a435a0c49b', '2026-11-30T07:14:34.7329601Z', '2026-11-30T07:14:36.5799790Z', '2026-11-30T07:14:37.7550602Z', '2026-11-30T07:14:37.7550602Z', NULL, '5fa85298c4a449b7b6929a517ce4a77956a250e6eed8e4f5d845d8412cd66cae', NULL, 0, 0, 0, NULL, 98904040381.71033);
INSERT INTO runs VALUES ('grid/0002', 'grid', 2, 2, 'ba5dcc0d387e', 'cell=gru', '{"cell":"gru","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 548, 'b99420bdd1daa427a93c58c9c5a16d76bb3800fb2c56ec81b84ce3004b3d8227', '2026-11-30T07:14:34.7539844Z', '2026-11-30T07:14:37.8134735Z', '2026-11-30T07:14:37.9678045Z', '2026-11-30T07:14:37.9678045Z', NULL, '34e4c1804e32379a45081d111d504b9a96395b97561b90c4af50c3987ac4e524', NULL, 0, 0, 0, NULL, 98904040381.71033);
INSERT INTO runs VALUES ('grid/0003', 'grid', 3, 1, '11179b27c00a', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 1, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '6f981b6b2654f2f59473d316ce4dd12457699f33f1548538b16a978bd4762c39', '2026-11-30T07:14:34.7542607Z', '2026-11-30T07:14:37.9858368Z', '2026-11-30T07:14:38.0949256Z', '2026-11-30T07:14:38.0949256Z', NULL, '4bfdfa69c5fd50e0b776705d55ef49fc3ded7e302ab8b5a12b3a42244a6de147', NULL, 0, 0, 0, NULL, 98904040381.71033);
INSERT INTO runs VALUES ('grid/0004', 'grid', 4, 2, 'ba5dcc0d387e', 'cell=gru', '{"cell":"gru","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 1, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 548, '3e62b350192c8e4c8ec8385f3a17cc12458b45f5edc7b7f724fc72dc03df1955', '2026-11-30T07:14:34.7543883Z', '2026-11-30T07:14:38.1028662Z', '2026-11-30T07:14:38.2357688Z', '2026-11-30T07:14:38.2357688Z', NULL, 'a50b4d35e76c9ee3e7f50b1c3fd43a7d10390fdc51ca624f691c8982691a4464', NULL, 0, 0, 0, NULL, 98904040381.71033);
INSERT INTO runs VALUES ('halved/0001', 'halved', 1, 1, '2c84700642f9', 'lr=0.001', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":0.001,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'stopped', 'hyperband', 'At epoch 1 it was number 2 of 2 configurations, of 2 that can come as far (26.1951 against 22.6533 of the best); the best 1 go on.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, NULL, '2026-11-30T07:14:54.4329002Z', '2026-11-30T07:14:56.2141063Z', '2026-11-30T07:14:57.6439468Z', '2026-11-30T07:14:57.6439468Z', 1, '962b484fa759437cd43df1cc9e17f7d052468dccc7eb97bfe1a0b0750eb9fdee', NULL, 0, 0, 0, NULL, 77816400742.11502);
INSERT INTO runs VALUES ('halved/0002', 'halved', 2, 2, '11179b27c00a', 'lr=2', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 2, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '0f9ef897c35088df7f7b9c4c9eba34d76809cb2df79c7f6c9b8798a435a0c49b', '2026-11-30T07:14:54.4721596Z', '2026-11-30T07:14:57.4934237Z', '2026-11-30T07:14:57.8986676Z', '2026-11-30T07:14:57.8986676Z', NULL, '9cd424bdf6eb99eb305fe6c0fabbccbbef2c6b9a92e4b9a642fc1de06f3ab97b', NULL, 0, 0, 0, NULL, 77816400742.11502);
INSERT INTO runs VALUES ('killed/0001', 'killed', 1, 1, '1320df969881', 'dropout=0', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'running', NULL, NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:16:17.1401559Z', '2026-11-30T07:16:18.3811497Z', '2026-11-30T07:16:20.8640676Z', NULL, NULL, '143d1fbbffc30e7e08663d7951e96b1b67b2069f6a330f277ef17b63557491ce', NULL, 0, 0, 0, NULL, 97269795992.31801);
INSERT INTO runs VALUES ('killed/0002', 'killed', 2, 2, 'fa75ab775bc8', 'dropout=0.5', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0.5,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'queued', NULL, NULL, 0, 0, NULL, NULL, NULL, '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', NULL, NULL, NULL, '2026-11-30T07:16:17.1636767Z', NULL, NULL, NULL, NULL, '6ec4d08db6492efe50d39c4664f5649a5811b5a0e691e0710328fba9ecc5d049', NULL, 0, 0, 0, NULL, NULL);
INSERT INTO runs VALUES ('paused/0001', 'paused', 1, 1, '1320df969881', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'queued', 'interrupted', 'Interrupted after epoch 4.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:15:40.7195160Z', '2026-11-30T07:15:42.5292774Z', '2026-11-30T07:15:49.0481617Z', NULL, NULL, '143d1fbbffc30e7e08663d7951e96b1b67b2069f6a330f277ef17b63557491ce', NULL, 0, 0, 0, NULL, 80487978171.56906);
INSERT INTO runs VALUES ('spent/0001', 'spent', 1, 1, 'd814e73756a8', 'lr=1', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":3,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'stopped', 'patience', 'val_ppl has not fallen by more than 100 below 24.1391 of epoch 1 for 1 evaluations.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, 'aab3f03f742bc99e864bf2d946af07ba53d090daa3f9a1c8d09d82c490004f99', '2026-11-30T07:15:05.3649395Z', '2026-11-30T07:15:07.1639001Z', '2026-11-30T07:15:08.5107175Z', '2026-11-30T07:15:08.5107175Z', NULL, '0804519caa06c5d3f07976c00734bf6023e7e0812865eb7ea2595259ff235843', NULL, 0, 0, 0, NULL, 28048802649.864685);
INSERT INTO runs VALUES ('spent/0002', 'spent', 2, 2, '7595a0aae68a', 'lr=2', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":3,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'queued', NULL, NULL, 0, 0, NULL, NULL, NULL, '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', NULL, NULL, NULL, '2026-11-30T07:15:05.3787042Z', NULL, NULL, NULL, NULL, '85a7904f03c0cb229bab77bd8410a5cd644dbc7b34dad9e28171d8e1ac6d0f67', NULL, 1, 3, 0, NULL, NULL);
INSERT INTO runs VALUES ('waiting/0001', 'waiting', 1, 1, '66ac65712b18', 'lr=1', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'paused', NULL, NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:16:07.1022833Z', '2026-11-30T07:16:08.7130404Z', '2026-11-30T07:16:11.2581213Z', NULL, 1, '53b6d26a33743cb7427bcf26417b31b6a3700e516f02a31fe32c790eb3d3c2f0', NULL, 0, 0, 0, NULL, 36083429354.91242);
INSERT INTO runs VALUES ('waiting/0002', 'waiting', 2, 2, '1320df969881', 'lr=2', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'running', NULL, NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '495b7e9db5b1dfe38c69b8bdfc371c5d6dbfab33', NULL, NULL, NULL, '2026-11-30T07:16:07.1298717Z', '2026-11-30T07:16:11.3307355Z', '2026-11-30T07:16:11.3307355Z', NULL, 1, '143d1fbbffc30e7e08663d7951e96b1b67b2069f6a330f277ef17b63557491ce', NULL, 0, 0, 0, NULL, NULL);
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
INSERT INTO attempts VALUES ('again/0001', 1, '127.0.0.1:35843@155027671', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', NULL, NULL, 'Taken over from grid/0001, which is equal in parameters, seed, texts and program.', NULL, 'completed', '2026-11-30T07:15:17.5524795Z', '2026-11-30T07:15:17.5524795Z');
INSERT INTO attempts VALUES ('broken/0001', 1, '127.0.0.1:35293@155027682', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, 'diverged', 'Diverged at epoch 5, step 9: the loss is Infinity, the global norm of the gradients 1.9482908248901367. Try a smaller lr, or a smaller clip above 0.', 'RnnSweeps.Training.TrainingException: Diverged at epoch 5, step 9: the loss is Infinity, the global norm of the gradients 1.9482908248901367. Try a smaller lr, or a smaller clip above 0.
   at RnnSweeps.Training.Loop.EpochTally.Take(Double loss, Double norm) in /source/src/RnnSweeps.Training/Loop/EpochTally.cs:line 70
   at RnnSweeps.Training.Loop.EpochTally.Add(Tensor loss, Tensor norm, Int64 characters) in /source/src/RnnSweeps.Training/Loop/EpochTally.cs:line 32
   at RnnSweeps.Training.Loop.TrainingRun.TrainEpoch(Int32 epoch, Int64 step) in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 166
   at RnnSweeps.Training.Loop.TrainingRun.Train() in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 108
   at RnnSweeps.Training.Loop.TrainingRun.Train(RunSpecification spec, TrainingHooks hooks, TimeProvider time, CancellationToken stop) in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 77
   at RnnSweeps.Training.Trainers.RunThread.Train() in /source/src/RnnSweeps.Training/Trainers/RunThread.cs:line 48', 'failed', '2026-11-30T07:14:46.6782008Z', '2026-11-30T07:14:47.6698889Z');
INSERT INTO attempts VALUES ('broken/0001', 2, '127.0.0.1:43759@155027723', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, 'diverged', 'Diverged at epoch 5, step 9: the loss is Infinity, the global norm of the gradients 1.9482908248901367. Try a smaller lr, or a smaller clip above 0.', 'RnnSweeps.Training.TrainingException: Diverged at epoch 5, step 9: the loss is Infinity, the global norm of the gradients 1.9482908248901367. Try a smaller lr, or a smaller clip above 0.
   at RnnSweeps.Training.Loop.EpochTally.Take(Double loss, Double norm) in /source/src/RnnSweeps.Training/Loop/EpochTally.cs:line 70
   at RnnSweeps.Training.Loop.EpochTally.Add(Tensor loss, Tensor norm, Int64 characters) in /source/src/RnnSweeps.Training/Loop/EpochTally.cs:line 32
   at RnnSweeps.Training.Loop.TrainingRun.TrainEpoch(Int32 epoch, Int64 step) in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 166
   at RnnSweeps.Training.Loop.TrainingRun.Train() in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 108
   at RnnSweeps.Training.Loop.TrainingRun.Train(RunSpecification spec, TrainingHooks hooks, TimeProvider time, CancellationToken stop) in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 77
   at RnnSweeps.Training.Trainers.RunThread.Train() in /source/src/RnnSweeps.Training/Trainers/RunThread.cs:line 48', 'failed', '2026-11-30T07:15:28.6829917Z', '2026-11-30T07:15:30.2165328Z');
INSERT INTO attempts VALUES ('cancelled/0001', 1, '127.0.0.1:45267@155027752', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'cancelled', '2026-11-30T07:15:56.6956196Z', '2026-11-30T07:16:01.7899101Z');
INSERT INTO attempts VALUES ('grid/0001', 1, '127.0.0.1:35843@155027671', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:14:36.5799790Z', '2026-11-30T07:14:37.7542159Z');
INSERT INTO attempts VALUES ('grid/0002', 1, '127.0.0.1:35843@155027671', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:14:37.8134735Z', '2026-11-30T07:14:37.9677620Z');
INSERT INTO attempts VALUES ('grid/0003', 1, '127.0.0.1:35843@155027671', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:14:37.9858368Z', '2026-11-30T07:14:38.0948873Z');
INSERT INTO attempts VALUES ('grid/0004', 1, '127.0.0.1:35843@155027671', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:14:38.1028662Z', '2026-11-30T07:14:38.2357158Z');
INSERT INTO attempts VALUES ('halved/0001', 1, '127.0.0.1:34797@155027690', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, 'paused after epoch 1', NULL, 'paused', '2026-11-30T07:14:56.2141063Z', '2026-11-30T07:14:57.4515153Z');
INSERT INTO attempts VALUES ('halved/0002', 1, '127.0.0.1:34797@155027690', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, 'paused after epoch 1', NULL, 'paused', '2026-11-30T07:14:57.4934237Z', '2026-11-30T07:14:57.5893289Z');
INSERT INTO attempts VALUES ('halved/0002', 2, '127.0.0.1:34797@155027690', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 1, NULL, NULL, NULL, 'completed', '2026-11-30T07:14:57.6623737Z', '2026-11-30T07:14:57.8985490Z');
INSERT INTO attempts VALUES ('killed/0001', 1, '127.0.0.1:40903@155027774', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, NULL, '2026-11-30T07:16:18.3811497Z', NULL);
INSERT INTO attempts VALUES ('paused/0001', 1, '127.0.0.1:43941@155027736', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, 'interrupted after epoch 4', NULL, 'requeued', '2026-11-30T07:15:42.5292774Z', '2026-11-30T07:15:49.0503170Z');
INSERT INTO attempts VALUES ('spent/0001', 1, '127.0.0.1:45575@155027702', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'stopped', '2026-11-30T07:15:07.1639001Z', '2026-11-30T07:15:08.5096184Z');
INSERT INTO attempts VALUES ('waiting/0001', 1, '127.0.0.1:32781@155027764', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, 'paused after epoch 1', NULL, 'paused', '2026-11-30T07:16:08.7130404Z', '2026-11-30T07:16:11.2590330Z');
INSERT INTO attempts VALUES ('waiting/0002', 1, '127.0.0.1:32781@155027764', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', NULL, NULL, NULL, NULL, NULL, '2026-11-30T07:16:11.3307355Z', NULL);
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
INSERT INTO epochs VALUES ('again/0001', 1, 1, 2, 3.246050477027893, 25.688681260976157, 25.74391467736119, 4.683060925683396, 3.120307683944702, 22.653348642666877, 22.653348642666877, 4.501652421674749, 0.2339571937918663, 0.2516024112701416, 0.0, 2.0, 0.0871111, 0.036577, 11755.103540191778, 194977792);
INSERT INTO epochs VALUES ('again/0001', 2, 1, 4, 3.070086359977722, 21.543763113570083, 21.55294467698426, 4.429198366640708, 3.0438454151153564, 20.98578733692059, 20.98578733692059, 4.391340685619533, 0.18693283200263977, 0.19046281278133392, 0.0, 2.0, 0.0024004, 0.0004284, 426595.5674054324, 195371008);
INSERT INTO epochs VALUES ('broken/0001', 1, 2, 2, 7629.416061282158, 9e999, 9e999, 11006.920716490376, 121111608.0, 9e999, 9e999, 174727116.2556881, 1.079301357269287, 1.9070003032684326, 0.0, 1000.0, 0.0745127, 0.051733, 13742.623740650923, 193540096);
INSERT INTO epochs VALUES ('broken/0001', 2, 2, 4, 751343625524.0, 9e999, 9e999, 1083959722547.0093, 1.2108737946845184e+16, 9e999, 9e999, 1.7469216187337556e+16, 1.5018118619918823, 1.9239323139190674, 0.0, 1000.0, 0.0162148, 0.0003382, 63152.18195722426, 193802240);
INSERT INTO epochs VALUES ('broken/0001', 3, 2, 6, 7.774187064712076e+19, 9e999, 9e999, 1.1215781125203239e+20, 1.2106318552110712e+24, 9e999, 9e999, 1.7465725738552179e+24, 1.4804528951644897, 1.9513801336288452, 0.0, 1000.0, 0.0135333, 0.0163057, 75665.21099805665, 193912832);
INSERT INTO epochs VALUES ('broken/0001', 4, 2, 8, 7.600001346151879e+27, 9e999, 9e999, 1.0964484252842762e+28, 1.2103896837110841e+32, 9e999, 9e999, 1.746223194233142e+32, 1.5093244314193726, 1.9667319059371948, 0.0, 1000.0, 0.0017168, 0.0002298, 596458.5274930103, 193949696);
INSERT INTO epochs VALUES ('cancelled/0001', 1, 1, 313, 2.260656344985962, 9.589381043884138, 9.850252316757015, 3.261437698065417, 2.0983266830444336, 8.152516748212348, 8.152516748212348, 3.0272454997931924, 0.3004365046374714, 0.8344696164131165, 0.0, 2.0, 1.460873, 0.034623, 109523.5520130771, 203952128);
INSERT INTO epochs VALUES ('grid/0001', 1, 1, 2, 3.246050477027893, 25.688681260976157, 25.74391467736119, 4.683060925683396, 3.120307683944702, 22.653348642666877, 22.653348642666877, 4.501652421674749, 0.2339571937918663, 0.2516024112701416, 0.0, 2.0, 0.0871111, 0.036577, 11755.103540191778, 194977792);
INSERT INTO epochs VALUES ('grid/0001', 2, 1, 4, 3.070086359977722, 21.543763113570083, 21.55294467698426, 4.429198366640708, 3.0438454151153564, 20.98578733692059, 20.98578733692059, 4.391340685619533, 0.18693283200263977, 0.19046281278133392, 0.0, 2.0, 0.0024004, 0.0004284, 426595.5674054324, 195371008);
INSERT INTO epochs VALUES ('grid/0002', 1, 1, 2, 3.308720588684082, 27.350111036195504, 27.410905368017275, 4.773474784981737, 3.2076871395111084, 24.72184187971795, 24.72184187971795, 4.627714328895981, 0.2572644576430321, 0.29346635937690735, 0.0, 2.0, 0.0174602, 0.0004706, 58647.66726612525, 198684672);
INSERT INTO epochs VALUES ('grid/0002', 2, 1, 4, 3.1195218563079834, 22.63555400791285, 22.65258746972703, 4.500518712040261, 3.141991138458252, 23.149915686140645, 23.149915686140645, 4.532935033970789, 0.16878244280815125, 0.1746981143951416, 0.0, 2.0, 0.0027637, 0.0065811, 370517.7841299707, 198787072);
INSERT INTO epochs VALUES ('grid/0003', 1, 1, 2, 3.3523541688919067, 28.569912937321014, 28.654688677624016, 4.8364247347637965, 3.1298956871032715, 22.871593615818654, 22.871593615818654, 4.515484986283645, 0.37462154030799866, 0.390301376581192, 0.0, 2.0, 0.0050133, 0.0002411, 204256.67723854547, 201105408);
INSERT INTO epochs VALUES ('grid/0003', 2, 1, 4, 3.046690344810486, 21.04557543263032, 21.053720229121247, 4.395445051582374, 3.03031587600708, 20.70377138124681, 20.70377138124681, 4.37182168664251, 0.2168731465935707, 0.25099173188209534, 0.0, 2.0, 0.0017979, 0.0002433, 569553.3678180099, 201109504);
INSERT INTO epochs VALUES ('grid/0004', 1, 1, 2, 3.37495493888855, 29.222966932195984, 29.28110207665793, 4.869030753558225, 3.3024089336395264, 27.178030198612873, 27.178030198612873, 4.764368991549155, 0.24120959639549255, 0.25556960701942444, 0.0, 2.0, 0.0134344, 0.0004939, 76222.2354552492, 201224192);
INSERT INTO epochs VALUES ('grid/0004', 2, 1, 4, 3.1814459562301636, 24.08154925564796, 24.096266131687756, 4.589856303909503, 3.1860084533691406, 24.191672282195604, 24.191672282195604, 4.596438595905975, 0.1975933387875557, 0.20921161770820618, 0.0, 2.0, 0.0077125, 0.0004739, 132771.47487844407, 201306112);
INSERT INTO epochs VALUES ('halved/0001', 1, 1, 2, 3.298038959503174, 27.05952203696119, 27.062015639126518, 4.7580644515338255, 3.2655720710754395, 26.19509215981076, 26.19509215981076, 4.711224632606038, 0.2475542277097702, 0.2516024112701416, 0.0, 0.001, 0.0703258, 0.0264245, 14560.801299096493, 195129344);
INSERT INTO epochs VALUES ('halved/0002', 1, 2, 2, 3.246050477027893, 25.688681260976157, 25.74391467736119, 4.683060925683396, 3.120307683944702, 22.653348642666877, 22.653348642666877, 4.501652421674749, 0.2339571937918663, 0.2516024112701416, 0.0, 2.0, 0.0021477, 0.0002969, 476789.12324812583, 197001216);
INSERT INTO epochs VALUES ('halved/0002', 2, 2, 4, 3.070086359977722, 21.543763113570083, 21.55294467698426, 4.429198366640708, 3.0438454151153564, 20.98578733692059, 20.98578733692059, 4.391340685619533, 0.18693283200263977, 0.19046281278133392, 0.0, 2.0, 0.0021329, 0.0002641, 480097.51980871113, 199139328);
INSERT INTO epochs VALUES ('killed/0001', 1, 1, 313, 2.260656344985962, 9.589381043884138, 9.850252316757015, 3.261437698065417, 2.0983266830444336, 8.152516748212348, 8.152516748212348, 3.0272454997931924, 0.3004365046374714, 0.8344696164131165, 0.0, 2.0, 0.9938067, 0.0199025, 160997.103360241, 202805248);
INSERT INTO epochs VALUES ('killed/0001', 2, 1, 626, 2.044671062660217, 7.726616547162418, 7.7418240755338825, 2.949836802349062, 1.9267120361328125, 6.866894980299236, 6.866894980299236, 2.779657899749886, 0.309193760204239, 0.5440703630447388, 0.0, 2.0, 0.9080818, 0.000471, 176195.58061839803, 207503360);
INSERT INTO epochs VALUES ('paused/0001', 1, 1, 313, 2.260656344985962, 9.589381043884138, 9.850252316757015, 3.261437698065417, 2.0983266830444336, 8.152516748212348, 8.152516748212348, 3.0272454997931924, 0.3004365046374714, 0.8344696164131165, 0.0, 2.0, 1.5574783, 0.0175953, 102730.16323887145, 203927552);
INSERT INTO epochs VALUES ('paused/0001', 2, 1, 626, 2.044671062660217, 7.726616547162418, 7.7418240755338825, 2.949836802349062, 1.9267120361328125, 6.866894980299236, 6.866894980299236, 2.779657899749886, 0.309193760204239, 0.5440703630447388, 0.0, 2.0, 1.1312872, 0.0004003, 141431.8132477765, 208891904);
INSERT INTO epochs VALUES ('paused/0001', 3, 1, 939, 1.9906059158325196, 7.31996770320132, 7.335743010094838, 2.871837283135809, 2.0043585300445557, 7.421331808168417, 7.421331808168417, 2.891678111458773, 0.3007067599997353, 0.5248070955276489, 0.0, 2.0, 1.2995746, 0.0003985, 123117.21081652412, 213803008);
INSERT INTO epochs VALUES ('paused/0001', 4, 1, 1252, 1.9657827377319337, 7.140499541730457, 7.154901110213464, 2.8360250071909907, 1.965859293937683, 7.141046212207769, 7.141046212207769, 2.8361354544493746, 0.2984706894658244, 0.4922807216644287, 0.0, 2.0, 1.0500873, 0.0003159, 152368.2840464788, 217079808);
INSERT INTO epochs VALUES ('spent/0001', 1, 1, 2, 3.2706620693206787, 26.328765041704674, 26.350846405763093, 4.718567947832579, 3.1838343143463135, 24.13913335761794, 24.13913335761794, 4.593301976319539, 0.23945704102516174, 0.2516024112701416, 0.0, 1.0, 0.0779384, 0.0197975, 13138.581238516572, 194260992);
INSERT INTO epochs VALUES ('spent/0001', 2, 1, 4, 3.1695178747177124, 23.796008932830972, 23.79843672264287, 4.572647719864171, 3.120854377746582, 22.66573647382837, 22.66573647382837, 4.5024411341116055, 0.2156408429145813, 0.2195853590965271, 0.0, 1.0, 0.0149092, 0.0003499, 68682.42427494434, 194686976);
INSERT INTO epochs VALUES ('waiting/0001', 1, 1, 313, 2.3549231998443605, 10.537319562836284, 10.854668312207336, 3.3974360220898285, 2.169980525970459, 8.758113483319422, 8.758113483319422, 3.1306201436432057, 0.271412854282239, 0.5987357497215271, 0.0, 1.0, 1.6476686, 0.0222088, 97106.90608536206, 204046336);
CREATE TABLE evaluations (
  run_id text NOT NULL REFERENCES runs (id),
  text text NOT NULL,                        -- name of the text that the trained model was measured on
  attempt integer NOT NULL,
  loss double precision,
  ppl double precision,
  ppl_mean_of_batches double precision,
  PRIMARY KEY (run_id, text)
);
INSERT INTO evaluations VALUES ('again/0001', 'lamplighter', 1, 3.0438454151153564, 20.98578733692059, 20.98578733692059);
INSERT INTO evaluations VALUES ('again/0001', 'ledger', 1, 2.91059947013855, 18.3678062186478, 18.3678062186478);
INSERT INTO evaluations VALUES ('grid/0001', 'lamplighter', 1, 3.0438454151153564, 20.98578733692059, 20.98578733692059);
INSERT INTO evaluations VALUES ('grid/0001', 'ledger', 1, 2.91059947013855, 18.3678062186478, 18.3678062186478);
INSERT INTO evaluations VALUES ('grid/0002', 'lamplighter', 1, 3.141991138458252, 23.149915686140645, 23.149915686140645);
INSERT INTO evaluations VALUES ('grid/0002', 'ledger', 1, 2.893099546432495, 18.04916722205922, 18.04916722205922);
INSERT INTO evaluations VALUES ('grid/0003', 'lamplighter', 1, 3.03031587600708, 20.70377138124681, 20.70377138124681);
INSERT INTO evaluations VALUES ('grid/0003', 'ledger', 1, 2.8186285495758057, 16.753857823548792, 16.753857823548792);
INSERT INTO evaluations VALUES ('grid/0004', 'lamplighter', 1, 3.1860084533691406, 24.191672282195604, 24.191672282195604);
INSERT INTO evaluations VALUES ('grid/0004', 'ledger', 1, 2.9895501136779785, 19.876738207114187, 19.876738207114187);
INSERT INTO evaluations VALUES ('halved/0002', 'lamplighter', 2, 3.0438454151153564, 20.98578733692059, 20.98578733692059);
INSERT INTO evaluations VALUES ('spent/0001', 'lamplighter', 1, 3.120854377746582, 22.66573647382837, 22.66573647382837);
CREATE TABLE samples (
  run_id text NOT NULL REFERENCES runs (id),
  epoch integer NOT NULL,
  prefix text NOT NULL,
  temperature double precision NOT NULL,     -- 0: the most probable character each time
  attempt integer NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (run_id, epoch, prefix, temperature)
);
INSERT INTO samples VALUES ('again/0001', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('grid/0001', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('grid/0002', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('grid/0003', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('grid/0004', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('halved/0002', 2, 'it has', 0.0, 2, 'it has        ');
INSERT INTO samples VALUES ('spent/0001', 2, 'it has', 0.0, 1, 'it has        ');
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
INSERT INTO checkpoints VALUES ('again/0001', 2, 1, 'epoch-000002.safetensors', 6400, 'd70bea92b13625e87b9ca38ce758f57a16d323055ebb4ed871ff54da502d18bb', 1, '2026-11-30T07:14:37.6970218Z');
INSERT INTO checkpoints VALUES ('grid/0001', 2, 1, 'epoch-000002.safetensors', 6400, 'd70bea92b13625e87b9ca38ce758f57a16d323055ebb4ed871ff54da502d18bb', 1, '2026-11-30T07:14:37.6970218Z');
INSERT INTO checkpoints VALUES ('grid/0002', 2, 1, 'epoch-000002.safetensors', 7504, '8b85374b6b888e06a019323f46663f0b2beae6caaba0c6a13758589bb539f3f9', 1, '2026-11-30T07:14:37.9601862Z');
INSERT INTO checkpoints VALUES ('grid/0003', 2, 1, 'epoch-000002.safetensors', 6400, '5b79cfb4aa0db020ee492b8cd4a3b788c0148e44318ddf6ed61f36829c13cda8', 1, '2026-11-30T07:14:38.0852315Z');
INSERT INTO checkpoints VALUES ('grid/0004', 2, 1, 'epoch-000002.safetensors', 7504, '6d488090e4d7d79f4d7a7d29dca7892e902f5909be02d30894b081a2514bdc1e', 1, '2026-11-30T07:14:38.2008403Z');
INSERT INTO checkpoints VALUES ('halved/0001', 1, 1, 'epoch-000001.safetensors', 5360, '396a4291d99ea4f966fdf9bee71a00ec660c366d0a1968ac10ea8e58cdf9f07e', 1, '2026-11-30T07:14:57.4426906Z');
INSERT INTO checkpoints VALUES ('halved/0002', 1, 1, 'epoch-000001.safetensors', 5344, '4fbf87c853b5f1e6108cb60a27421471772214e24b0ef13b694677dedd406e48', 1, '2026-11-30T07:14:57.5890058Z');
INSERT INTO checkpoints VALUES ('halved/0002', 2, 2, 'epoch-000002.safetensors', 6024, '4754935ba139def8546ff9288fe4910f87a6d8a8aec59f059580991bfb41c5db', 1, '2026-11-30T07:14:57.8603251Z');
INSERT INTO checkpoints VALUES ('paused/0001', 2, 1, 'epoch-000002.safetensors', 9768, 'dd8ba3d001ba10ab758be63869230a9e932c7e446fae2a60a9b09ae5726a8bd9', 1, '2026-11-30T07:15:46.4310137Z');
INSERT INTO checkpoints VALUES ('paused/0001', 4, 1, 'epoch-000004.safetensors', 11144, 'eec38071797de55f8786316d9fa5701b9dc2a2138e154446f735aa82aa57c2b9', 0, '2026-11-30T07:15:48.8113033Z');
INSERT INTO checkpoints VALUES ('spent/0001', 2, 1, 'epoch-000002.safetensors', 6120, '40fa9bcbed3c0911bfc48a0cf993bc9ae2fc4a3362c1ad39957b01e5ce39d2a2', 1, '2026-11-30T07:15:08.4368792Z');
INSERT INTO checkpoints VALUES ('waiting/0001', 1, 1, 'epoch-000001.safetensors', 9112, '7a5670f2d30837d685244f8a44aaeaa6e851f04e27a4f7b277f54632df0a3278', 1, '2026-11-30T07:16:11.2365071Z');
CREATE TABLE events (
  id integer PRIMARY KEY AUTOINCREMENT,
  at text NOT NULL,
  kind text NOT NULL,                        -- fenced_write, epoch_differs, damaged_checkpoint, …
  sweep_id text,
  run_id text,
  message text NOT NULL
);
INSERT INTO events VALUES (1, '2026-11-30T07:15:20.9000576Z', 'retried', 'broken', NULL, '1 failed run of sweep broken is tried again by the user.');
INSERT INTO events VALUES (2, '2026-11-30T07:15:32.9949850Z', 'paused', 'spent', 'spent/0002', 'Paused by the user.');
INSERT INTO events VALUES (3, '2026-11-30T07:15:34.1305682Z', 'priority', 'spent', 'spent/0002', 'Run spent/0002: its priority was 0 and is 3.');
INSERT INTO events VALUES (4, '2026-11-30T07:15:48.8819044Z', 'paused', 'paused', NULL, 'Paused by the user.');
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
INSERT INTO decisions VALUES (1, 'halved', '2026-11-30T07:14:57.6086772Z', 'promote', 'hyperband', 2, 1, 2, '[{"configuration_index":2,"value":22.653348642666877},{"configuration_index":1,"value":26.19509215981076}]', 'At epoch 1 it was number 1 of 2 configurations, of 2 that can come as far (22.6533 against 22.6533 of the best) and goes on.');
INSERT INTO decisions VALUES (2, 'halved', '2026-11-30T07:14:57.6437633Z', 'stop', 'hyperband', 1, 1, 2, '[{"configuration_index":2,"value":22.653348642666877},{"configuration_index":1,"value":26.19509215981076}]', 'At epoch 1 it was number 2 of 2 configurations, of 2 that can come as far (26.1951 against 22.6533 of the best); the best 1 go on.');
CREATE TABLE weights (
  sweep_id text NOT NULL REFERENCES sweeps (id),
  name text NOT NULL,                            -- what init_from says: a file or a run
  sha256 text NOT NULL,                          -- of the file
  bytes bigint NOT NULL,
  path text NOT NULL,                            -- relative to the database's folder where it lies inside
  PRIMARY KEY (sweep_id, name)
);
CREATE TABLE silos (
  silo text NOT NULL PRIMARY KEY,            -- address and generation, so a row for each start of a host: 10.0.0.2:11111@123
  name text NOT NULL,
  machine text NOT NULL,
  process_id integer NOT NULL,
  slots text NOT NULL,                       -- JSON: device and threads of each
  program_version text NOT NULL,
  started_at text NOT NULL,
  lease_until text NOT NULL,                 -- by the database's clock; its runs may be given away some time after that
  ended_at text                              -- it has given its lease up
);
CREATE TABLE schema_views (sha256 text NOT NULL);
INSERT INTO schema_views VALUES ('415895c28542a25032dd5e2c03fda4c0f2562b15f3ff80e314883b1e45e190df');
UPDATE sqlite_sequence SET seq = 2 WHERE name = 'decisions';
UPDATE sqlite_sequence SET seq = 4 WHERE name = 'events';
CREATE INDEX runs_by_configuration ON runs (sweep_id, configuration);
CREATE INDEX events_by_run ON events (run_id);
CREATE INDEX events_by_sweep ON events (sweep_id);
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
CREATE INDEX decisions_by_sweep ON decisions (sweep_id, configuration_index);
CREATE TRIGGER decisions_update BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;
CREATE TRIGGER decisions_delete BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;
CREATE TRIGGER weights_update BEFORE UPDATE ON weights
BEGIN SELECT RAISE(ABORT, 'the initial weights of a submitted sweep never change'); END;
CREATE TRIGGER weights_delete BEFORE DELETE ON weights
BEGIN SELECT RAISE(ABORT, 'the initial weights of a submitted sweep never change'); END;
CREATE INDEX runs_by_fingerprint ON runs (fingerprint);
CREATE TRIGGER runs_update BEFORE UPDATE ON runs
WHEN old.state IN ('completed', 'stopped', 'failed', 'cancelled')
  AND NOT (old.state IN ('failed', 'cancelled') AND new.state = 'queued' AND new.attempt = old.attempt AND new.retried_at = old.attempt AND new.ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'a finished run never changes'); END;
CREATE TRIGGER sweeps_update BEFORE UPDATE ON sweeps
WHEN (old.state <> 'active' AND NOT (new.state = 'active' AND new.ended_at IS NULL))
  OR new.id <> old.id OR new.name <> old.name OR new.number <> old.number OR new.yaml <> old.yaml OR new.submitted_at <> old.submitted_at
BEGIN SELECT RAISE(ABORT, 'a submitted sweep keeps its name and text, and an ended sweep never changes'); END;
CREATE VIEW run_summary AS
SELECT r.sweep_id, r.id AS run_id, r.number AS run_number, r.configuration_index, r.configuration, r.label, r.seed, r.state, r.reason, r.message,
  r.reused_from, r.attempt AS attempts, r.failures, coalesce(last.epoch, 0) AS epochs_done, last.step AS steps_done,
  last.train_ppl AS final_train_ppl, final.val_ppl AS final_val_ppl, (SELECT min(e.val_ppl) FROM epochs e WHERE e.run_id = r.id) AS best_val_ppl,
  (SELECT b.epoch FROM epochs b WHERE b.run_id = r.id AND b.val_ppl IS NOT NULL ORDER BY b.val_ppl, b.epoch LIMIT 1) AS best_epoch,
  final.val_ppl_mean_of_batches AS final_val_ppl_mean_of_batches, (SELECT min(e.val_ppl_mean_of_batches) FROM epochs e WHERE e.run_id = r.id) AS best_val_ppl_mean_of_batches,
  final.val_loss AS final_val_loss, (SELECT min(e.val_loss) FROM epochs e WHERE e.run_id = r.id) AS best_val_loss, final.val_bpc AS final_val_bpc, (SELECT min(e.val_bpc) FROM epochs e WHERE e.run_id = r.id) AS best_val_bpc,
  (SELECT sum(e.train_seconds) FROM epochs e WHERE e.run_id = r.id) AS train_seconds, (SELECT sum(e.val_seconds) FROM epochs e WHERE e.run_id = r.id) AS val_seconds,
  (SELECT sum(e.chars_per_second * e.train_seconds) / nullif(sum(e.train_seconds), 0) FROM epochs e WHERE e.run_id = r.id) AS chars_per_second, (SELECT max(e.peak_memory_bytes) FROM epochs e WHERE e.run_id = r.id) AS peak_memory_bytes, r.parameter_count, r.peak_flops,
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
  coalesce(CAST(json_extract(r.parameters, '$.forget_bias') AS double precision), 0) AS "forget_bias",
  CAST(json_extract(r.parameters, '$.dropout') AS double precision) AS "dropout",
  coalesce(CAST(json_extract(r.parameters, '$.input_dropout') AS double precision), 0) AS "input_dropout",
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
  coalesce(CAST(json_extract(r.parameters, '$.momentum') AS double precision), 0) AS "momentum",
  coalesce(json_extract(r.parameters, '$.nesterov'), 0) AS "nesterov",
  coalesce(CAST(json_extract(r.parameters, '$.beta1') AS double precision), 0.9) AS "beta1",
  coalesce(CAST(json_extract(r.parameters, '$.beta2') AS double precision), 0.999) AS "beta2",
  coalesce(json_extract(r.parameters, '$.amsgrad'), 0) AS "amsgrad",
  coalesce(CAST(json_extract(r.parameters, '$.alpha') AS double precision), 0.99) AS "alpha",
  coalesce(json_extract(r.parameters, '$.centered'), 0) AS "centered",
  coalesce(CAST(json_extract(r.parameters, '$.lr_decay') AS double precision), 0) AS "lr_decay",
  coalesce(CAST(json_extract(r.parameters, '$.eps') AS double precision), 1E-08) AS "eps",
  coalesce(CAST(json_extract(r.parameters, '$.weight_decay') AS double precision), 0) AS "weight_decay",
  coalesce(json_extract(r.parameters, '$.schedule'), 'constant') AS "schedule",
  coalesce(json_extract(r.parameters, '$.warmup_epochs'), 0) AS "warmup_epochs",
  coalesce(CAST(json_extract(r.parameters, '$.gamma') AS double precision), 0.1) AS "gamma",
  coalesce(json_extract(r.parameters, '$.step_epochs'), 30) AS "step_epochs",
  coalesce(json_extract(r.parameters, '$.plateau_epochs'), 10) AS "plateau_epochs",
  coalesce(CAST(json_extract(r.parameters, '$.peak_share') AS double precision), 0.3) AS "peak_share",
  coalesce(CAST(json_extract(r.parameters, '$.lr_min') AS double precision), 0) AS "lr_min",
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
LEFT JOIN epochs last ON last.run_id = r.id AND last.epoch = (SELECT max(m.epoch) FROM epochs m WHERE m.run_id = r.id)
LEFT JOIN epochs final ON final.run_id = r.id AND final.epoch = (SELECT max(v.epoch) FROM epochs v WHERE v.run_id = r.id AND v.val_ppl IS NOT NULL);
CREATE VIEW leaderboard AS
WITH centred AS (
  SELECT run_summary.*,
    sum(best_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one / count(best_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS mean_best_val_ppl,
    sum(final_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one / count(final_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS mean_final_val_ppl,
    sum(best_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one / count(best_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS mean_best_val_ppl_mean_of_batches,
    sum(final_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one / count(final_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS mean_final_val_ppl_mean_of_batches
  FROM run_summary
  WINDOW one AS (PARTITION BY sweep_id, configuration, texts)
), told AS (
  SELECT centred.*, row_number() OVER (PARTITION BY sweep_id, configuration, texts ORDER BY run_number) AS place, count(*) OVER one AS runs,
    count(*) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS n, count(*) FILTER (WHERE state = 'failed') OVER one AS failed_runs, sum(failures) OVER one AS all_failures,
    CASE WHEN count(best_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one > 1 THEN sqrt(sum(CASE WHEN abs(best_val_ppl - mean_best_val_ppl) > 1e150 THEN 9e999 ELSE (best_val_ppl - mean_best_val_ppl) * (best_val_ppl - mean_best_val_ppl) END) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one / (count(best_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one - 1)) END AS sd_best_val_ppl,
    CASE WHEN count(final_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one > 1 THEN sqrt(sum(CASE WHEN abs(final_val_ppl - mean_final_val_ppl) > 1e150 THEN 9e999 ELSE (final_val_ppl - mean_final_val_ppl) * (final_val_ppl - mean_final_val_ppl) END) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one / (count(final_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one - 1)) END AS sd_final_val_ppl,
    CASE WHEN count(best_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one > 1 THEN sqrt(sum(CASE WHEN abs(best_val_ppl_mean_of_batches - mean_best_val_ppl_mean_of_batches) > 1e150 THEN 9e999 ELSE (best_val_ppl_mean_of_batches - mean_best_val_ppl_mean_of_batches) * (best_val_ppl_mean_of_batches - mean_best_val_ppl_mean_of_batches) END) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one / (count(best_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one - 1)) END AS sd_best_val_ppl_mean_of_batches,
    CASE WHEN count(final_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one > 1 THEN sqrt(sum(CASE WHEN abs(final_val_ppl_mean_of_batches - mean_final_val_ppl_mean_of_batches) > 1e150 THEN 9e999 ELSE (final_val_ppl_mean_of_batches - mean_final_val_ppl_mean_of_batches) * (final_val_ppl_mean_of_batches - mean_final_val_ppl_mean_of_batches) END) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one / (count(final_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one - 1)) END AS sd_final_val_ppl_mean_of_batches,
    sum(chars_per_second) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one / count(chars_per_second) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS mean_chars_per_second, sum(train_seconds) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one / count(train_seconds) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS mean_train_seconds,
    sum(val_seconds) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one / count(val_seconds) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS mean_val_seconds,
    max(peak_memory_bytes) OVER one AS most_memory_bytes, max(parameter_count) OVER one AS most_parameters
  FROM centred
  WINDOW one AS (PARTITION BY sweep_id, configuration, texts)
)
SELECT sweep_id, configuration_index, configuration, label, runs, n, failed_runs, all_failures AS failures,
  mean_best_val_ppl, sd_best_val_ppl, mean_final_val_ppl, sd_final_val_ppl, mean_best_val_ppl_mean_of_batches, sd_best_val_ppl_mean_of_batches, mean_final_val_ppl_mean_of_batches, sd_final_val_ppl_mean_of_batches,
  mean_chars_per_second, mean_train_seconds, mean_val_seconds,
  most_memory_bytes AS peak_memory_bytes, most_parameters AS parameter_count,
  "cell", "impl", "layers", "hidden", "embedding", "tied", "activation", "gru_reset", "sigma", "init", "recurrent_init", "forget_bias", "dropout", "input_dropout", "layer_norm", "residual", "corpus", "cleaning", "sampling", "split", "max_chars", "steps", "batch", "train_windows", "val_windows", "shuffle", "optimizer", "lr", "momentum", "nesterov", "beta1", "beta2", "amsgrad", "alpha", "centered", "lr_decay", "eps", "weight_decay", "schedule", "warmup_epochs", "gamma", "step_epochs", "plateau_epochs", "peak_share", "lr_min", "clip", "epochs", "eval_every", "checkpoint_every", "init_from", "freeze", "sample_prefix", "sample_length",
  texts
FROM told
WHERE place = 1;
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
    b.configuration_index AS index_b, b.configuration AS configuration_b, b.label AS label_b, a.texts, a.seed,
    a.best_val_ppl - b.best_val_ppl AS best, a.final_val_ppl - b.final_val_ppl AS final,
    a.chars_per_second / nullif(b.chars_per_second, 0) AS speed
  FROM run_summary a
  JOIN run_summary b ON b.sweep_id = a.sweep_id AND b.seed = a.seed AND b.texts = a.texts
    AND b.configuration_index > a.configuration_index
  WHERE (a.state = 'completed' OR (a.state = 'stopped' AND a.reason = 'patience'))
    AND (b.state = 'completed' OR (b.state = 'stopped' AND b.reason = 'patience'))
), centred AS (
  SELECT pairs.*, sum(best) OVER one / count(best) OVER one AS mean_best, sum(final) OVER one / count(final) OVER one AS mean_final
  FROM pairs
  WINDOW one AS (PARTITION BY sweep_id, index_a, index_b, texts)
), told AS (
  SELECT centred.*, row_number() OVER (PARTITION BY sweep_id, index_a, index_b, texts ORDER BY seed) AS place, count(*) OVER one AS n,
    CASE WHEN count(best) OVER one > 1 THEN sqrt(sum(CASE WHEN abs(best - mean_best) > 1e150 THEN 9e999 ELSE (best - mean_best) * (best - mean_best) END) OVER one / (count(best) OVER one - 1)) END AS sd_best,
    sum(CASE WHEN best < 0 THEN 1 ELSE 0 END) OVER one AS lower,
    CASE WHEN count(final) OVER one > 1 THEN sqrt(sum(CASE WHEN abs(final - mean_final) > 1e150 THEN 9e999 ELSE (final - mean_final) * (final - mean_final) END) OVER one / (count(final) OVER one - 1)) END AS sd_final,
    sum(speed) OVER one / count(speed) OVER one AS mean_speed
  FROM centred
  WINDOW one AS (PARTITION BY sweep_id, index_a, index_b, texts)
)
SELECT sweep_id, index_a, configuration_a, label_a, index_b, configuration_b, label_b, n,
  mean_best AS mean_best_val_ppl_difference, sd_best AS sd_best_val_ppl_difference, lower AS best_val_ppl_lower_in_a,
  mean_final AS mean_final_val_ppl_difference, sd_final AS sd_final_val_ppl_difference,
  mean_speed AS mean_chars_per_second_ratio, texts
FROM told
WHERE place = 1;
COMMIT;
