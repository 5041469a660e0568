-- Written by write.py with a program of schema 3: see README.md.
PRAGMA user_version = 0;
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE schema_version (version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL);
INSERT INTO schema_version VALUES (1, '0001_tables.sql', '2026-11-30T07:11:19.7707439Z');
INSERT INTO schema_version VALUES (2, '0002_finished_rows_never_change.sql', '2026-11-30T07:11:19.7968779Z');
INSERT INTO schema_version VALUES (3, '0003_search_and_stopping.sql', '2026-11-30T07:11:19.7984163Z');
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
  ended_at text, halted text, allowance text,
  UNIQUE (name, number)
);
INSERT INTO sweeps VALUES ('broken', 'broken', 1, '# Question: broken?
name: broken
parameters: {cell: rnn, corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 20, sample_length: 8, lr: 1000, weight_decay: 10, clip: 0}
', 0, 'completed', NULL, '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '2026-11-30T07:11:24.2238660Z', '2026-11-30T07:11:26.4927366Z', NULL, NULL);
INSERT INTO sweeps VALUES ('cancelled', 'cancelled', 1, '# Question: cancelled?
name: cancelled
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2}
', 0, 'cancelled', 'Cancelled by the user.', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '2026-11-30T07:11:36.1162680Z', '2026-11-30T07:11:41.9844658Z', NULL, NULL);
INSERT INTO sweeps VALUES ('grid', 'grid', 1, '# Question: grid?
name: grid
parameters: {cell: [rnn, gru], corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 2, sample_length: 8}
evaluate_on: [ledger]
seeds: [0, 1]
', 0, 'completed', NULL, '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '2026-11-30T07:11:19.8334173Z', '2026-11-30T07:11:22.5047800Z', NULL, NULL);
INSERT INTO sweeps VALUES ('halved', 'halved', 1, '# Question: halved?
name: halved
parameters: {cell: rnn, corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 2, sample_length: 8, lr: [0.001, 2]}
early_terminate: {type: hyperband, min_iter: 1, eta: 2, strict: true}
', 0, 'completed', NULL, '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '2026-11-30T07:11:28.0227173Z', '2026-11-30T07:11:30.7368554Z', NULL, NULL);
INSERT INTO sweeps VALUES ('killed', 'killed', 1, '# Question: killed?
name: killed
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2, dropout: [0, 0.5]}
', 0, 'active', NULL, '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '2026-11-30T07:11:48.5288359Z', NULL, NULL, NULL);
INSERT INTO sweeps VALUES ('spent', 'spent', 1, '# Question: spent?
name: spent
parameters: {cell: rnn, corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 3, sample_length: 8, lr: [1, 2]}
budget: {runs: 1}
stop: {patience: 1, min_delta: 100}
', 0, 'active', NULL, '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '2026-11-30T07:11:32.0773485Z', NULL, 'The budget of 1 runs is spent.', NULL);
INSERT INTO sweeps VALUES ('waiting', 'waiting', 1, '# Question: waiting?
name: waiting
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2, lr: [1, 2]}
early_terminate: {type: hyperband, min_iter: 1, eta: 2, strict: true}
', 0, 'active', NULL, '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '2026-11-30T07:11:42.7211909Z', NULL, NULL, NULL);
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
INSERT INTO texts VALUES ('grid', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('grid', 1, 'evaluate_on', 'ledger', 'letters', '7e14b7103ea2a7f35a5cdc92162a4420cf7671d7183f511a0701ba8d12855f12', 27704, 1.0, 'texts/7e14b7103ea2a7f35a5cdc92162a4420cf7671d7183f511a0701ba8d12855f12.txt');
INSERT INTO texts VALUES ('halved', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
INSERT INTO texts VALUES ('killed', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
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
  ended_at text, until_epoch integer,
  UNIQUE (sweep_id, number)
);
INSERT INTO runs VALUES ('broken/0001', 'broken', 1, 1, 'f569fe9b5778', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1000,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":10,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":0,"epochs":20,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'failed', 'diverged', 'Run broken/0001 failed at epoch 5: Diverged at epoch 5, step 9: the loss is Infinity, the global norm of the gradients 1.9482908248901367. Try a smaller lr, or a smaller clip above 0. Last checkpoint: none in /srv/results/broken/runs/0001. Log: /srv/results/logs/trainer-0.log.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, NULL, '2026-11-30T07:11:25.5508472Z', '2026-11-30T07:11:26.0575410Z', '2026-11-30T07:11:26.4430350Z', '2026-11-30T07:11:26.4430350Z', NULL);
INSERT INTO runs VALUES ('cancelled/0001', 'cancelled', 1, 1, '1320df969881', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'cancelled', 'cancelled', 'Cancelled by the user.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:11:37.6737567Z', '2026-11-30T07:11:38.5597630Z', '2026-11-30T07:11:41.9709000Z', '2026-11-30T07:11:41.9709000Z', NULL);
INSERT INTO runs VALUES ('grid/0001', 'grid', 1, 1, '11179b27c00a', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '0f9ef897c35088df7f7b9c4c9eba34d76809cb2df79c7f6c9b8798a435a0c49b', '2026-11-30T07:11:21.1662662Z', '2026-11-30T07:11:21.8717223Z', '2026-11-30T07:11:22.3622836Z', '2026-11-30T07:11:22.3622836Z', NULL);
INSERT INTO runs VALUES ('grid/0002', 'grid', 2, 2, 'ba5dcc0d387e', 'cell=gru', '{"cell":"gru","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 548, 'b99420bdd1daa427a93c58c9c5a16d76bb3800fb2c56ec81b84ce3004b3d8227', '2026-11-30T07:11:21.2011868Z', '2026-11-30T07:11:22.3862261Z', '2026-11-30T07:11:22.4180128Z', '2026-11-30T07:11:22.4180128Z', NULL);
INSERT INTO runs VALUES ('grid/0003', 'grid', 3, 1, '11179b27c00a', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 1, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '6f981b6b2654f2f59473d316ce4dd12457699f33f1548538b16a978bd4762c39', '2026-11-30T07:11:21.2013677Z', '2026-11-30T07:11:22.4261562Z', '2026-11-30T07:11:22.4461258Z', '2026-11-30T07:11:22.4461258Z', NULL);
INSERT INTO runs VALUES ('grid/0004', 'grid', 4, 2, 'ba5dcc0d387e', 'cell=gru', '{"cell":"gru","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 1, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 548, '3e62b350192c8e4c8ec8385f3a17cc12458b45f5edc7b7f724fc72dc03df1955', '2026-11-30T07:11:21.2014529Z', '2026-11-30T07:11:22.4520574Z', '2026-11-30T07:11:22.4743340Z', '2026-11-30T07:11:22.4743340Z', NULL);
INSERT INTO runs VALUES ('halved/0001', 'halved', 1, 1, '2c84700642f9', 'lr=0.001', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":0.001,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'stopped', 'hyperband', 'At epoch 1 it was number 2 of 2 configurations, of 2 that can come as far (26.1951 against 22.6533 of the best); the best 1 go on.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, NULL, '2026-11-30T07:11:29.4934477Z', '2026-11-30T07:11:30.2578720Z', '2026-11-30T07:11:30.6136186Z', '2026-11-30T07:11:30.6136186Z', 1);
INSERT INTO runs VALUES ('halved/0002', 'halved', 2, 2, '11179b27c00a', 'lr=2', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 2, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '0f9ef897c35088df7f7b9c4c9eba34d76809cb2df79c7f6c9b8798a435a0c49b', '2026-11-30T07:11:29.4969419Z', '2026-11-30T07:11:30.5775297Z', '2026-11-30T07:11:30.6903832Z', '2026-11-30T07:11:30.6903832Z', NULL);
INSERT INTO runs VALUES ('killed/0001', 'killed', 1, 1, '1320df969881', 'dropout=0', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'running', NULL, NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:11:49.2339622Z', '2026-11-30T07:11:49.6133971Z', '2026-11-30T07:11:50.2283966Z', NULL, NULL);
INSERT INTO runs VALUES ('killed/0002', 'killed', 2, 2, 'fa75ab775bc8', 'dropout=0.5', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0.5,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'queued', NULL, NULL, 0, 0, NULL, NULL, NULL, '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', NULL, NULL, NULL, '2026-11-30T07:11:49.2365962Z', NULL, NULL, NULL, NULL);
INSERT INTO runs VALUES ('spent/0001', 'spent', 1, 1, 'd814e73756a8', 'lr=1', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":3,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'stopped', 'patience', 'val_ppl has not fallen by more than 100 below 24.1391 of epoch 1 for 1 evaluations.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, 'aab3f03f742bc99e864bf2d946af07ba53d090daa3f9a1c8d09d82c490004f99', '2026-11-30T07:11:33.4481887Z', '2026-11-30T07:11:33.9357796Z', '2026-11-30T07:11:34.3321004Z', '2026-11-30T07:11:34.3321004Z', NULL);
INSERT INTO runs VALUES ('spent/0002', 'spent', 2, 2, '7595a0aae68a', 'lr=2', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":3,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'queued', NULL, NULL, 0, 0, NULL, NULL, NULL, '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', NULL, NULL, NULL, '2026-11-30T07:11:33.4508608Z', NULL, NULL, NULL, NULL);
INSERT INTO runs VALUES ('waiting/0001', 'waiting', 1, 1, '66ac65712b18', 'lr=1', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'paused', NULL, NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:11:44.2397224Z', '2026-11-30T07:11:45.0039673Z', '2026-11-30T07:11:46.1256929Z', NULL, 1);
INSERT INTO runs VALUES ('waiting/0002', 'waiting', 2, 2, '1320df969881', 'lr=2', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'running', NULL, NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', NULL, NULL, NULL, '2026-11-30T07:11:44.2501144Z', '2026-11-30T07:11:46.1379060Z', '2026-11-30T07:11:46.1379060Z', NULL, 1);
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
INSERT INTO attempts VALUES ('broken/0001', 1, 'S127.0.0.1:41427:155027484', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, 'diverged', 'Diverged at epoch 5, step 9: the loss is Infinity, the global norm of the gradients 1.9482908248901367. Try a smaller lr, or a smaller clip above 0.', 'RnnSweeps.Training.TrainingException: Diverged at epoch 5, step 9: the loss is Infinity, the global norm of the gradients 1.9482908248901367. Try a smaller lr, or a smaller clip above 0.
   at RnnSweeps.Training.Loop.EpochTally.Take(Double loss, Double norm) in /source/src/RnnSweeps.Training/Loop/EpochTally.cs:line 70
   at RnnSweeps.Training.Loop.EpochTally.Add(Tensor loss, Tensor norm, Int64 characters) in /source/src/RnnSweeps.Training/Loop/EpochTally.cs:line 32
   at RnnSweeps.Training.Loop.TrainingRun.TrainEpoch(Int32 epoch, Int64 step) in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 142
   at RnnSweeps.Training.Loop.TrainingRun.Train() in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 87
   at RnnSweeps.Training.Loop.TrainingRun.Train(RunSpecification spec, TrainingHooks hooks, TimeProvider time, CancellationToken stop) in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 65
   at RnnSweeps.Training.Trainers.RunThread.Train() in /source/src/RnnSweeps.Training/Trainers/RunThread.cs:line 40', 'failed', '2026-11-30T07:11:26.0575410Z', '2026-11-30T07:11:26.4428975Z');
INSERT INTO attempts VALUES ('cancelled/0001', 1, 'S127.0.0.1:32869:155027496', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'cancelled', '2026-11-30T07:11:38.5597630Z', '2026-11-30T07:11:41.9699244Z');
INSERT INTO attempts VALUES ('grid/0001', 1, 'S127.0.0.1:34963:155027480', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:11:21.8717223Z', '2026-11-30T07:11:22.3621324Z');
INSERT INTO attempts VALUES ('grid/0002', 1, 'S127.0.0.1:34963:155027480', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:11:22.3862261Z', '2026-11-30T07:11:22.4179660Z');
INSERT INTO attempts VALUES ('grid/0003', 1, 'S127.0.0.1:34963:155027480', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:11:22.4261562Z', '2026-11-30T07:11:22.4460840Z');
INSERT INTO attempts VALUES ('grid/0004', 1, 'S127.0.0.1:34963:155027480', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:11:22.4520574Z', '2026-11-30T07:11:22.4742945Z');
INSERT INTO attempts VALUES ('halved/0001', 1, 'S127.0.0.1:36111:155027488', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, 'paused after epoch 1', NULL, 'paused', '2026-11-30T07:11:30.2578720Z', '2026-11-30T07:11:30.5642767Z');
INSERT INTO attempts VALUES ('halved/0002', 1, 'S127.0.0.1:36111:155027488', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, 'paused after epoch 1', NULL, 'paused', '2026-11-30T07:11:30.5775297Z', '2026-11-30T07:11:30.6010782Z');
INSERT INTO attempts VALUES ('halved/0002', 2, 'S127.0.0.1:36111:155027488', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 1, NULL, NULL, NULL, 'completed', '2026-11-30T07:11:30.6208278Z', '2026-11-30T07:11:30.6902640Z');
INSERT INTO attempts VALUES ('killed/0001', 1, 'S127.0.0.1:40411:155027508', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, NULL, '2026-11-30T07:11:49.6133971Z', NULL);
INSERT INTO attempts VALUES ('spent/0001', 1, 'S127.0.0.1:33215:155027492', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'stopped', '2026-11-30T07:11:33.9357796Z', '2026-11-30T07:11:34.3319912Z');
INSERT INTO attempts VALUES ('waiting/0001', 1, 'S127.0.0.1:42563:155027502', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, 'paused after epoch 1', NULL, 'paused', '2026-11-30T07:11:45.0039673Z', '2026-11-30T07:11:46.1263022Z');
INSERT INTO attempts VALUES ('waiting/0002', 1, 'S127.0.0.1:42563:155027502', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', NULL, NULL, NULL, NULL, NULL, '2026-11-30T07:11:46.1379060Z', NULL);
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
INSERT INTO epochs VALUES ('broken/0001', 1, 1, 2, 7629.416061282158, 9e999, 9e999, 11006.920716490376, 121111608.0, 9e999, 9e999, 174727116.2556881, 1.079301357269287, 1.9070003032684326, 0.0, 1000.0, 0.0491413, 0.0116753, 20837.869572030046, 189571072);
INSERT INTO epochs VALUES ('broken/0001', 2, 1, 4, 751343625524.0, 9e999, 9e999, 1083959722547.0093, 1.2108737946845184e+16, 9e999, 9e999, 1.7469216187337556e+16, 1.5018118619918823, 1.9239323139190674, 0.0, 1000.0, 0.0022414, 0.0006159, 456857.32131703396, 189919232);
INSERT INTO epochs VALUES ('broken/0001', 3, 1, 6, 7.774187064712076e+19, 9e999, 9e999, 1.1215781125203239e+20, 1.2106318552110712e+24, 9e999, 9e999, 1.7465725738552179e+24, 1.4804528951644897, 1.9513801336288452, 0.0, 1000.0, 0.0017017, 0.0002482, 601751.1899864841, 190070784);
INSERT INTO epochs VALUES ('broken/0001', 4, 1, 8, 7.600001346151879e+27, 9e999, 9e999, 1.0964484252842762e+28, 1.2103896837110841e+32, 9e999, 9e999, 1.746223194233142e+32, 1.5093244314193726, 1.9667319059371948, 0.0, 1000.0, 0.0022699, 0.0003416, 451121.19476628926, 190160896);
INSERT INTO epochs VALUES ('cancelled/0001', 1, 1, 313, 2.260656344985962, 9.589381043884138, 9.850252316757015, 3.261437698065417, 2.0983266830444336, 8.152516748212348, 8.152516748212348, 3.0272454997931924, 0.3004365046374714, 0.8344696164131165, 0.0, 2.0, 0.5630828, 0.0169728, 284150.0397454868, 196788224);
INSERT INTO epochs VALUES ('grid/0001', 1, 1, 2, 3.246050477027893, 25.688681260976157, 25.74391467736119, 4.683060925683396, 3.120307683944702, 22.653348642666877, 22.653348642666877, 4.501652421674749, 0.2339571937918663, 0.2516024112701416, 0.0, 2.0, 0.0226513, 0.0085406, 45207.11835523789, 192225280);
INSERT INTO epochs VALUES ('grid/0001', 2, 1, 4, 3.070086359977722, 21.543763113570083, 21.55294467698426, 4.429198366640708, 3.0438454151153564, 20.98578733692059, 20.98578733692059, 4.391340685619533, 0.18693283200263977, 0.19046281278133392, 0.0, 2.0, 0.0016789, 0.0005273, 609923.1639764131, 192569344);
INSERT INTO epochs VALUES ('grid/0002', 1, 1, 2, 3.308720588684082, 27.350111036195504, 27.410905368017275, 4.773474784981737, 3.2076871395111084, 24.72184187971795, 24.72184187971795, 4.627714328895981, 0.2572644576430321, 0.29346635937690735, 0.0, 2.0, 0.0046563, 0.0004086, 219917.1015613255, 197058560);
INSERT INTO epochs VALUES ('grid/0002', 2, 1, 4, 3.1195218563079834, 22.63555400791285, 22.65258746972703, 4.500518712040261, 3.141991138458252, 23.149915686140645, 23.149915686140645, 4.532935033970789, 0.16878244280815125, 0.1746981143951416, 0.0, 2.0, 0.0036096, 0.000331, 283687.94326241134, 197165056);
INSERT INTO epochs VALUES ('grid/0003', 1, 1, 2, 3.3523541688919067, 28.569912937321014, 28.654688677624016, 4.8364247347637965, 3.1298956871032715, 22.871593615818654, 22.871593615818654, 4.515484986283645, 0.37462154030799866, 0.390301376581192, 0.0, 2.0, 0.0017685, 0.0002037, 579021.7698614645, 197705728);
INSERT INTO epochs VALUES ('grid/0003', 2, 1, 4, 3.046690344810486, 21.04557543263032, 21.053720229121247, 4.395445051582374, 3.03031587600708, 20.70377138124681, 20.70377138124681, 4.37182168664251, 0.2168731465935707, 0.25099173188209534, 0.0, 2.0, 0.0012521, 0.000331, 817826.0522322499, 197705728);
INSERT INTO epochs VALUES ('grid/0004', 1, 1, 2, 3.37495493888855, 29.222966932195984, 29.28110207665793, 4.869030753558225, 3.3024089336395264, 27.178030198612873, 27.178030198612873, 4.764368991549155, 0.24120959639549255, 0.25556960701942444, 0.0, 2.0, 0.0040221, 0.0003307, 254593.3716217896, 198893568);
INSERT INTO epochs VALUES ('grid/0004', 2, 1, 4, 3.1814459562301636, 24.08154925564796, 24.096266131687756, 4.589856303909503, 3.1860084533691406, 24.191672282195604, 24.191672282195604, 4.596438595905975, 0.1975933387875557, 0.20921161770820618, 0.0, 2.0, 0.0037043, 0.0003333, 276435.4938854844, 199008256);
INSERT INTO epochs VALUES ('halved/0001', 1, 1, 2, 3.298038959503174, 27.05952203696119, 27.062015639126518, 4.7580644515338255, 3.2655720710754395, 26.19509215981076, 26.19509215981076, 4.711224632606038, 0.2475542277097702, 0.2516024112701416, 0.0, 0.001, 0.0302411, 0.0048316, 33861.20213881109, 191021056);
INSERT INTO epochs VALUES ('halved/0002', 1, 2, 2, 3.246050477027893, 25.688681260976157, 25.74391467736119, 4.683060925683396, 3.120307683944702, 22.653348642666877, 22.653348642666877, 4.501652421674749, 0.2339571937918663, 0.2516024112701416, 0.0, 2.0, 0.0017794, 0.0002843, 575474.8791727548, 193773568);
INSERT INTO epochs VALUES ('halved/0002', 2, 2, 4, 3.070086359977722, 21.543763113570083, 21.55294467698426, 4.429198366640708, 3.0438454151153564, 20.98578733692059, 20.98578733692059, 4.391340685619533, 0.18693283200263977, 0.19046281278133392, 0.0, 2.0, 0.0017297, 0.0002029, 592010.1751748858, 195682304);
INSERT INTO epochs VALUES ('killed/0001', 1, 1, 313, 2.260656344985962, 9.589381043884138, 9.850252316757015, 3.261437698065417, 2.0983266830444336, 8.152516748212348, 8.152516748212348, 3.0272454997931924, 0.3004365046374714, 0.8344696164131165, 0.0, 2.0, 0.2111301, 0.0044031, 757826.5723362041, 196452352);
INSERT INTO epochs VALUES ('killed/0001', 2, 1, 626, 2.044671062660217, 7.726616547162418, 7.7418240755338825, 2.949836802349062, 1.9267120361328125, 6.866894980299236, 6.866894980299236, 2.779657899749886, 0.309193760204239, 0.5440703630447388, 0.0, 2.0, 0.22724, 0.0005627, 704101.3906002465, 200839168);
INSERT INTO epochs VALUES ('spent/0001', 1, 1, 2, 3.2706620693206787, 26.328765041704674, 26.350846405763093, 4.718567947832579, 3.1838343143463135, 24.13913335761794, 24.13913335761794, 4.593301976319539, 0.23945704102516174, 0.2516024112701416, 0.0, 1.0, 0.039464, 0.0063416, 25947.69916886276, 190763008);
INSERT INTO epochs VALUES ('spent/0001', 2, 1, 4, 3.1695178747177124, 23.796008932830972, 23.79843672264287, 4.572647719864171, 3.120854377746582, 22.66573647382837, 22.66573647382837, 4.5024411341116055, 0.2156408429145813, 0.2195853590965271, 0.0, 1.0, 0.0060802, 0.0003172, 168415.51264761027, 191082496);
INSERT INTO epochs VALUES ('waiting/0001', 1, 1, 313, 2.3549231998443605, 10.537319562836284, 10.854668312207336, 3.3974360220898285, 2.169980525970459, 8.758113483319422, 8.758113483319422, 3.1306201436432057, 0.271412854282239, 0.5987357497215271, 0.0, 1.0, 0.6852571, 0.0057951, 233489.0072645727, 197042176);
CREATE TABLE evaluations (
  run_id text NOT NULL REFERENCES runs (id),
  text text NOT NULL,                        -- name of the text that the trained model was measured on
  attempt integer NOT NULL,
  loss double precision,
  ppl double precision,
  ppl_mean_of_batches double precision,
  PRIMARY KEY (run_id, text)
);
INSERT INTO evaluations VALUES ('grid/0001', 'lamplighter', 1, 3.0438454151153564, 20.98578733692059, 20.98578733692059);
INSERT INTO evaluations VALUES ('grid/0001', 'ledger', 1, 2.96264910697937, 19.34916192134403, 19.34916192134403);
INSERT INTO evaluations VALUES ('grid/0002', 'lamplighter', 1, 3.141991138458252, 23.149915686140645, 23.149915686140645);
INSERT INTO evaluations VALUES ('grid/0002', 'ledger', 1, 2.998596668243408, 20.057370019752717, 20.057370019752717);
INSERT INTO evaluations VALUES ('grid/0003', 'lamplighter', 1, 3.03031587600708, 20.70377138124681, 20.70377138124681);
INSERT INTO evaluations VALUES ('grid/0003', 'ledger', 1, 2.9341940879821777, 18.806340770201256, 18.806340770201256);
INSERT INTO evaluations VALUES ('grid/0004', 'lamplighter', 1, 3.1860084533691406, 24.191672282195604, 24.191672282195604);
INSERT INTO evaluations VALUES ('grid/0004', 'ledger', 1, 3.0894105434417725, 21.964127260336987, 21.964127260336987);
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
INSERT INTO checkpoints VALUES ('grid/0001', 2, 1, 'epoch-000002.safetensors', 6344, '7fd940c7e24e35f138bc53fa250b6783614c264a7da09e3dc529bb5eb6b13311', 1, '2026-11-30T07:11:22.3167081Z');
INSERT INTO checkpoints VALUES ('grid/0002', 2, 1, 'epoch-000002.safetensors', 7448, '02874cc8fcd94a5dfd4694716cdbfdd1473c11a7a224ee401e870839ad72b342', 1, '2026-11-30T07:11:22.4108523Z');
INSERT INTO checkpoints VALUES ('grid/0003', 2, 1, 'epoch-000002.safetensors', 6344, '4740a8e584b141286c92cdfb042b39a4a870ee777cd0d1563fa1e2a71b38e0c8', 1, '2026-11-30T07:11:22.4423453Z');
INSERT INTO checkpoints VALUES ('grid/0004', 2, 1, 'epoch-000002.safetensors', 7456, '8125eba61b488a56266ed56860d7f7ebfbfdb5923bcb9e5a662cee81988e08f2', 1, '2026-11-30T07:11:22.4701652Z');
INSERT INTO checkpoints VALUES ('halved/0001', 1, 1, 'epoch-000001.safetensors', 5304, '2131a820bb55cb96b7c1822ef62ee3ab231701df0025814dd0b97c869b8b9195', 1, '2026-11-30T07:11:30.5528492Z');
INSERT INTO checkpoints VALUES ('halved/0002', 1, 1, 'epoch-000001.safetensors', 5296, '950b9e67ae4815e7d9a1e855f200971b8bc9c984afe4bf1404de69272c333936', 1, '2026-11-30T07:11:30.6002409Z');
INSERT INTO checkpoints VALUES ('halved/0002', 2, 2, 'epoch-000002.safetensors', 5952, '2d9cff7f7658b0e4c5a337f36942aa5f36e3a67594a20a965e16c2c24c6d5429', 1, '2026-11-30T07:11:30.6601652Z');
INSERT INTO checkpoints VALUES ('spent/0001', 2, 1, 'epoch-000002.safetensors', 6072, 'da424a3a42c6821f636dae64350329fac9cea44555cfda40f0b5482834a40fc7', 1, '2026-11-30T07:11:34.2844283Z');
INSERT INTO checkpoints VALUES ('waiting/0001', 1, 1, 'epoch-000001.safetensors', 9064, '42fc77c06716a7a555e7d30787151428a19a04daa038bbeec42204fc997ee250', 1, '2026-11-30T07:11:46.1219419Z');
CREATE TABLE events (
  id integer PRIMARY KEY AUTOINCREMENT,
  at text NOT NULL,
  kind text NOT NULL,                        -- fenced_write, epoch_differs, damaged_checkpoint, …
  sweep_id text,
  run_id text,
  message text NOT NULL
);
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
INSERT INTO decisions VALUES (1, 'halved', '2026-11-30T07:11:30.6082021Z', 'promote', 'hyperband', 2, 1, 2, '[{"configuration_index":2,"value":22.653348642666877},{"configuration_index":1,"value":26.19509215981076}]', 'At epoch 1 it was number 1 of 2 configurations, of 2 that can come as far (22.6533 against 22.6533 of the best) and goes on.');
INSERT INTO decisions VALUES (2, 'halved', '2026-11-30T07:11:30.6135138Z', 'stop', 'hyperband', 1, 1, 2, '[{"configuration_index":2,"value":22.653348642666877},{"configuration_index":1,"value":26.19509215981076}]', 'At epoch 1 it was number 2 of 2 configurations, of 2 that can come as far (26.1951 against 22.6533 of the best); the best 1 go on.');
CREATE TABLE schema_views (sha256 text NOT NULL);
INSERT INTO schema_views VALUES ('14bcdd63c9aa26a3e7c6e66b851058bad5f9eeddf633994a97873eb12be931e4');
UPDATE sqlite_sequence SET seq = 2 WHERE name = 'decisions';
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
CREATE INDEX decisions_by_sweep ON decisions (sweep_id, configuration_index);
CREATE TRIGGER decisions_update BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;
CREATE TRIGGER decisions_delete BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;
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
    avg(best_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS mean_best_val_ppl,
    avg(final_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS mean_final_val_ppl,
    avg(best_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS mean_best_val_ppl_mean_of_batches,
    avg(final_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS mean_final_val_ppl_mean_of_batches
  FROM run_summary
  WINDOW one AS (PARTITION BY sweep_id, configuration, texts)
)
SELECT sweep_id, min(configuration_index) AS configuration_index, configuration, min(label) AS label, count(*) AS runs,
  count(*) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) AS n,
  count(*) FILTER (WHERE state = 'failed') AS failed_runs, sum(failures) AS failures,
  max(mean_best_val_ppl) AS mean_best_val_ppl, CASE WHEN count(best_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) > 1 THEN sqrt(sum((best_val_ppl - mean_best_val_ppl) * (best_val_ppl - mean_best_val_ppl)) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) / (count(best_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) - 1)) END AS sd_best_val_ppl,
  max(mean_final_val_ppl) AS mean_final_val_ppl, CASE WHEN count(final_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) > 1 THEN sqrt(sum((final_val_ppl - mean_final_val_ppl) * (final_val_ppl - mean_final_val_ppl)) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) / (count(final_val_ppl) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) - 1)) END AS sd_final_val_ppl,
  max(mean_best_val_ppl_mean_of_batches) AS mean_best_val_ppl_mean_of_batches, CASE WHEN count(best_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) > 1 THEN sqrt(sum((best_val_ppl_mean_of_batches - mean_best_val_ppl_mean_of_batches) * (best_val_ppl_mean_of_batches - mean_best_val_ppl_mean_of_batches)) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) / (count(best_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) - 1)) END AS sd_best_val_ppl_mean_of_batches,
  max(mean_final_val_ppl_mean_of_batches) AS mean_final_val_ppl_mean_of_batches, CASE WHEN count(final_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) > 1 THEN sqrt(sum((final_val_ppl_mean_of_batches - mean_final_val_ppl_mean_of_batches) * (final_val_ppl_mean_of_batches - mean_final_val_ppl_mean_of_batches)) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) / (count(final_val_ppl_mean_of_batches) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) - 1)) END AS sd_final_val_ppl_mean_of_batches,
  avg(chars_per_second) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) AS mean_chars_per_second,
  avg(train_seconds) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) AS mean_train_seconds,
  avg(val_seconds) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) AS mean_val_seconds,
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
  WHERE (a.state = 'completed' OR (a.state = 'stopped' AND a.reason = 'patience'))
    AND (b.state = 'completed' OR (b.state = 'stopped' AND b.reason = 'patience'))
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
