-- Written by write.py with a program of schema 9: see README.md.
PRAGMA user_version = 0;
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE schema_version (version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL);
INSERT INTO schema_version VALUES (1, '0001_tables.sql', '2026-11-30T07:17:28.2875425Z');
INSERT INTO schema_version VALUES (2, '0002_finished_rows_never_change.sql', '2026-11-30T07:17:28.3269940Z');
INSERT INTO schema_version VALUES (3, '0003_search_and_stopping.sql', '2026-11-30T07:17:28.3286978Z');
INSERT INTO schema_version VALUES (4, '0004_reuse.sql', '2026-11-30T07:17:28.3295777Z');
INSERT INTO schema_version VALUES (5, '0005_people_and_silos.sql', '2026-11-30T07:17:28.3394790Z');
INSERT INTO schema_version VALUES (6, '0006_peak.sql', '2026-11-30T07:17:28.3399570Z');
INSERT INTO schema_version VALUES (7, '0007_best_weights.sql', '2026-11-30T07:17:28.3406447Z');
INSERT INTO schema_version VALUES (8, '0008_processor.sql', '2026-11-30T07:17:28.3418952Z');
INSERT INTO schema_version VALUES (9, '0009_changes_of_decisions.sql', '2026-11-30T07:17:28.3423054Z');
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
', 0, 'completed', NULL, '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '2026-11-30T07:17:46.5027338Z', '2026-11-30T07:17:48.4423474Z', NULL, NULL, 0);
INSERT INTO sweeps VALUES ('broken', 'broken', 1, '# Question: broken?
name: broken
parameters: {cell: rnn, corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 20, sample_length: 8, lr: 1000, weight_decay: 10, clip: 0}
', 0, 'completed', NULL, '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '2026-11-30T07:17:33.1886827Z', '2026-11-30T07:17:53.7264586Z', NULL, NULL, 0);
INSERT INTO sweeps VALUES ('cancelled', 'cancelled', 1, '# Question: cancelled?
name: cancelled
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2}
', 0, 'cancelled', 'Cancelled by the user.', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '2026-11-30T07:18:02.0782118Z', '2026-11-30T07:18:09.4157777Z', NULL, NULL, 0);
INSERT INTO sweeps VALUES ('grid', 'grid', 1, '# Question: grid?
name: grid
parameters: {cell: [rnn, gru], corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 2, sample_length: 8}
evaluate_on: [ledger]
seeds: [0, 1]
', 0, 'completed', NULL, '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '2026-11-30T07:17:28.4386332Z', '2026-11-30T07:17:31.5847767Z', NULL, NULL, 0);
INSERT INTO sweeps VALUES ('halved', 'halved', 1, '# Question: halved?
name: halved
parameters: {cell: rnn, corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 2, sample_length: 8, lr: [0.001, 2]}
early_terminate: {type: hyperband, min_iter: 1, eta: 2, strict: true}
', 0, 'completed', NULL, '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '2026-11-30T07:17:39.6600702Z', '2026-11-30T07:17:42.2230669Z', NULL, NULL, 0);
INSERT INTO sweeps VALUES ('killed', 'killed', 1, '# Question: killed?
name: killed
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2, dropout: [0, 0.5]}
', 0, 'active', NULL, '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '2026-11-30T07:18:18.7332806Z', NULL, NULL, NULL, 0);
INSERT INTO sweeps VALUES ('paused', 'paused', 1, '# Question: paused?
name: paused
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2}
', 0, 'active', NULL, '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '2026-11-30T07:17:55.8099237Z', NULL, 'Paused by the user.', NULL, 1);
INSERT INTO sweeps VALUES ('spent', 'spent', 1, '# Question: spent?
name: spent
parameters: {cell: rnn, corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 3, sample_length: 8, lr: [1, 2]}
budget: {runs: 1}
stop: {patience: 1, min_delta: 100}
', 0, 'active', NULL, '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '2026-11-30T07:17:43.2425074Z', NULL, 'The budget of 1 runs is spent.', NULL, 0);
INSERT INTO sweeps VALUES ('waiting', 'waiting', 1, '# Question: waiting?
name: waiting
parameters: {cell: rnn, corpus: lamplighter, hidden: 16, layers: 1, steps: 8, batch: 64, train_windows: 20000, val_windows: 64, epochs: 6, sample_length: 8, checkpoint_every: 2, lr: [1, 2]}
early_terminate: {type: hyperband, min_iter: 1, eta: 2, strict: true}
', 0, 'active', NULL, '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '2026-11-30T07:18:10.6650393Z', NULL, NULL, NULL, 0);
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
  ended_at text, until_epoch integer, fingerprint text, reused_from text, held integer NOT NULL DEFAULT 0, priority integer NOT NULL DEFAULT 0, retried_at integer NOT NULL DEFAULT 0, not_before text, peak_flops double precision, processor text, instructions text,
  UNIQUE (sweep_id, number)
);
INSERT INTO runs VALUES ('again/0001', 'again', 1, 1, '11179b27c00a', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'Taken over from grid/0001, which is equal in parameters, seed, texts and program; trained on AMD EPYC (family 25, model 17), AVX512.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '0f9ef897c35088df7f7b9c4c9eba34d76809cb2df79c7f6c9b8798a435a0c49b', '2026-11-30T07:17:48.3066053Z', NULL, '2026-11-30T07:17:48.3127563Z', '2026-11-30T07:17:48.3127563Z', NULL, '2acf0683d7e90da017d9297f5061a253fb01074c3e1b08b5728cab03c227c652', 'grid/0001', 0, 0, 0, NULL, 102109420670.24231, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('broken/0001', 'broken', 1, 1, 'f569fe9b5778', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1000,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":10,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":0,"epochs":20,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'failed', 'diverged', 'Run broken/0001 failed at epoch 5: Diverged at epoch 5, step 9: the loss is Infinity, the global norm of the gradients 1.9482908248901367. Try a smaller lr, or a smaller clip above 0. Last checkpoint: none in /srv/results/broken/runs/0001. Log: /srv/results/logs/trainer-0.log.', 2, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, NULL, '2026-11-30T07:17:36.7026287Z', '2026-11-30T07:17:37.5263327Z', '2026-11-30T07:17:53.6005562Z', '2026-11-30T07:17:53.6005562Z', NULL, '91da58bd0bb453d9d6ccf4768a5fc26f707a2916ed5829555c06f16aaebfc137', NULL, 0, 0, 1, NULL, 80459028264.84428, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('cancelled/0001', 'cancelled', 1, 1, '1320df969881', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'cancelled', 'cancelled', 'Cancelled by the user.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:18:03.9324531Z', '2026-11-30T07:18:04.9140364Z', '2026-11-30T07:18:09.4127932Z', '2026-11-30T07:18:09.4127932Z', NULL, '98b94e08ba362b93d2bb0d602f022f7fb410346e044aa30b14062781078cb03f', NULL, 0, 0, 0, NULL, 81447738333.63675, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('grid/0001', 'grid', 1, 1, '11179b27c00a', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '0f9ef897c35088df7f7b9c4c9eba34d76809cb2df79c7f6c9b8798a435a0c49b', '2026-11-30T07:17:29.8761488Z', '2026-11-30T07:17:30.8347912Z', '2026-11-30T07:17:31.3581256Z', '2026-11-30T07:17:31.3581256Z', NULL, '2acf0683d7e90da017d9297f5061a253fb01074c3e1b08b5728cab03c227c652', NULL, 0, 0, 0, NULL, 102109420670.24231, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('grid/0002', 'grid', 2, 2, 'ba5dcc0d387e', 'cell=gru', '{"cell":"gru","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 548, 'b99420bdd1daa427a93c58c9c5a16d76bb3800fb2c56ec81b84ce3004b3d8227', '2026-11-30T07:17:29.8935239Z', '2026-11-30T07:17:31.3809507Z', '2026-11-30T07:17:31.4279947Z', '2026-11-30T07:17:31.4279947Z', NULL, '6e1a6d10061f07e28cf5b51767a0eec41575ddfdc785e77e3991042ef7ad52d3', NULL, 0, 0, 0, NULL, 102109420670.24231, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('grid/0003', 'grid', 3, 1, '11179b27c00a', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 1, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '6f981b6b2654f2f59473d316ce4dd12457699f33f1548538b16a978bd4762c39', '2026-11-30T07:17:29.9008807Z', '2026-11-30T07:17:31.4332813Z', '2026-11-30T07:17:31.4751464Z', '2026-11-30T07:17:31.4751464Z', NULL, '5a92bd881d244a3dd0a56609e0945347e79a9326e169b4fe904445ddab6dd1b3', NULL, 0, 0, 0, NULL, 102109420670.24231, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('grid/0004', 'grid', 4, 2, 'ba5dcc0d387e', 'cell=gru', '{"cell":"gru","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 1, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 548, '3e62b350192c8e4c8ec8385f3a17cc12458b45f5edc7b7f724fc72dc03df1955', '2026-11-30T07:17:29.9011527Z', '2026-11-30T07:17:31.4798797Z', '2026-11-30T07:17:31.5481209Z', '2026-11-30T07:17:31.5481209Z', NULL, 'e9dc755f6f6c1efa95e0d7ad466a4896cd607d2ec35766e5fb8d9a4c342867d4', NULL, 0, 0, 0, NULL, 102109420670.24231, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('halved/0001', 'halved', 1, 1, '2c84700642f9', 'lr=0.001', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":0.001,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'stopped', 'hyperband', 'At epoch 1 it was number 2 of 2 configurations, of 2 that can come as far (26.1951 against 22.6533 of the best); the best 1 go on.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, NULL, '2026-11-30T07:17:41.0260988Z', '2026-11-30T07:17:41.6696196Z', '2026-11-30T07:17:42.0513175Z', '2026-11-30T07:17:42.0513175Z', 1, '567a33a46b8b12a323c704648b518a9b6b47425f2525fca8692e4fd2816290a6', NULL, 0, 0, 0, NULL, 98845769414.88382, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('halved/0002', 'halved', 2, 2, '11179b27c00a', 'lr=2', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 2, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '0f9ef897c35088df7f7b9c4c9eba34d76809cb2df79c7f6c9b8798a435a0c49b', '2026-11-30T07:17:41.0398231Z', '2026-11-30T07:17:41.9971956Z', '2026-11-30T07:17:42.1692131Z', '2026-11-30T07:17:42.1692131Z', NULL, '66820319981afb11163bf13c94cabd950926c5d6248a3c839403477d3266e1b7', NULL, 0, 0, 0, NULL, 98845769414.88382, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('killed/0001', 'killed', 1, 1, '1320df969881', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'running', NULL, NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:18:21.1203810Z', '2026-11-30T07:18:22.2356393Z', '2026-11-30T07:18:24.6421849Z', NULL, NULL, '98b94e08ba362b93d2bb0d602f022f7fb410346e044aa30b14062781078cb03f', NULL, 0, 0, 0, NULL, 81452681150.62508, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('killed/0002', 'killed', 2, 2, 'fa75ab775bc8', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0.5,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'paused', 'equal', 'Waits for killed/0001, which differs in parameters without effect alone: its results will be taken over.', 0, 0, NULL, NULL, NULL, '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', NULL, NULL, NULL, '2026-11-30T07:18:21.1385462Z', NULL, '2026-11-30T07:18:21.1491358Z', NULL, NULL, '98b94e08ba362b93d2bb0d602f022f7fb410346e044aa30b14062781078cb03f', 'killed/0001', 0, 0, 0, NULL, NULL, NULL, NULL);
INSERT INTO runs VALUES ('paused/0001', 'paused', 1, 1, '1320df969881', 'cell=rnn', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'queued', 'interrupted', 'Interrupted after epoch 3.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:17:56.9567181Z', '2026-11-30T07:17:57.6154072Z', '2026-11-30T07:18:00.7377866Z', NULL, NULL, '98b94e08ba362b93d2bb0d602f022f7fb410346e044aa30b14062781078cb03f', NULL, 0, 0, 0, NULL, 97058775716.81673, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('spent/0001', 'spent', 1, 1, 'd814e73756a8', 'lr=1', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":3,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'stopped', 'patience', 'val_ppl has not fallen by more than 100 below 24.1391 of epoch 1 for 1 evaluations.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, 'aab3f03f742bc99e864bf2d946af07ba53d090daa3f9a1c8d09d82c490004f99', '2026-11-30T07:17:44.2159761Z', '2026-11-30T07:17:44.7881650Z', '2026-11-30T07:17:45.2608096Z', '2026-11-30T07:17:45.2608096Z', NULL, '59fc8866b2b735015387b24e6fd508d7347df129f7b97376ba0267cc942779ce', NULL, 0, 0, 0, NULL, 94672870141.77893, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('spent/0002', 'spent', 2, 2, '7595a0aae68a', 'lr=2', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":3,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'queued', NULL, NULL, 0, 0, NULL, NULL, NULL, '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', NULL, NULL, NULL, '2026-11-30T07:17:44.2208464Z', NULL, NULL, NULL, NULL, '4bfe9d55ad9a6c97d46ef448c8173ebe2fad2838cd1a10e7f39d864d401eb2a8', NULL, 1, 3, 0, NULL, NULL, NULL, NULL);
INSERT INTO runs VALUES ('waiting/0001', 'waiting', 1, 1, '66ac65712b18', 'lr=1', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'paused', NULL, NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 1212, NULL, '2026-11-30T07:18:12.8187563Z', '2026-11-30T07:18:13.6954474Z', '2026-11-30T07:18:15.4111849Z', NULL, 1, '615a970bf464d1820309574bf492616efbb73d7b0a777e560ca41bfb793311f3', NULL, 0, 0, 0, NULL, 96313535933.40749, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('waiting/0002', 'waiting', 2, 2, '1320df969881', 'lr=2', '{"cell":"rnn","impl":"concise","layers":1,"hidden":16,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":20000,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":6,"eval_every":1,"checkpoint_every":2,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'running', NULL, NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', NULL, NULL, NULL, '2026-11-30T07:18:12.8337652Z', '2026-11-30T07:18:15.4424384Z', '2026-11-30T07:18:15.4424384Z', NULL, 1, '98b94e08ba362b93d2bb0d602f022f7fb410346e044aa30b14062781078cb03f', NULL, 0, 0, 0, NULL, NULL, NULL, NULL);
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
  ended_at text, processor text, instructions text,
  PRIMARY KEY (run_id, attempt)
);
INSERT INTO attempts VALUES ('again/0001', 1, '127.0.0.1:46065@155027848', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', NULL, NULL, 'Taken over from grid/0001, which is equal in parameters, seed, texts and program; trained on AMD EPYC (family 25, model 17), AVX512.', NULL, 'completed', '2026-11-30T07:17:48.3127563Z', '2026-11-30T07:17:48.3127563Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('broken/0001', 1, '127.0.0.1:33969@155027853', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, 'diverged', 'Diverged at epoch 5, step 9: the loss is Infinity, the global norm of the gradients 1.9482908248901367. Try a smaller lr, or a smaller clip above 0.', 'RnnSweeps.Training.TrainingException: Diverged at epoch 5, step 9: the loss is Infinity, the global norm of the gradients 1.9482908248901367. Try a smaller lr, or a smaller clip above 0.
   at RnnSweeps.Training.Loop.EpochTally.Take(Double loss, Double norm) in /source/src/RnnSweeps.Training/Loop/EpochTally.cs:line 70
   at RnnSweeps.Training.Loop.EpochTally.Add(Tensor loss, Tensor norm, Int64 characters) in /source/src/RnnSweeps.Training/Loop/EpochTally.cs:line 32
   at RnnSweeps.Training.Loop.TrainingRun.TrainEpoch(Int32 epoch, Int64 step) in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 180
   at RnnSweeps.Training.Loop.TrainingRun.Train() in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 109
   at RnnSweeps.Training.Loop.TrainingRun.Train(RunSpecification spec, TrainingHooks hooks, TimeProvider time, CancellationToken stop) in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 77
   at RnnSweeps.Training.Trainers.RunThread.Train() in /source/src/RnnSweeps.Training/Trainers/RunThread.cs:line 53', 'failed', '2026-11-30T07:17:37.5263327Z', '2026-11-30T07:17:37.9372587Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('broken/0001', 2, '127.0.0.1:37639@155027870', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, 'diverged', 'Diverged at epoch 5, step 9: the loss is Infinity, the global norm of the gradients 1.9482908248901367. Try a smaller lr, or a smaller clip above 0.', 'RnnSweeps.Training.TrainingException: Diverged at epoch 5, step 9: the loss is Infinity, the global norm of the gradients 1.9482908248901367. Try a smaller lr, or a smaller clip above 0.
   at RnnSweeps.Training.Loop.EpochTally.Take(Double loss, Double norm) in /source/src/RnnSweeps.Training/Loop/EpochTally.cs:line 70
   at RnnSweeps.Training.Loop.EpochTally.Add(Tensor loss, Tensor norm, Int64 characters) in /source/src/RnnSweeps.Training/Loop/EpochTally.cs:line 32
   at RnnSweeps.Training.Loop.TrainingRun.TrainEpoch(Int32 epoch, Int64 step) in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 180
   at RnnSweeps.Training.Loop.TrainingRun.Train() in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 109
   at RnnSweeps.Training.Loop.TrainingRun.Train(RunSpecification spec, TrainingHooks hooks, TimeProvider time, CancellationToken stop) in /source/src/RnnSweeps.Training/Loop/TrainingRun.cs:line 77
   at RnnSweeps.Training.Trainers.RunThread.Train() in /source/src/RnnSweeps.Training/Trainers/RunThread.cs:line 53', 'failed', '2026-11-30T07:17:52.9707543Z', '2026-11-30T07:17:53.5990403Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('cancelled/0001', 1, '127.0.0.1:36731@155027882', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'cancelled', '2026-11-30T07:18:04.9140364Z', '2026-11-30T07:18:09.4127932Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('grid/0001', 1, '127.0.0.1:46065@155027848', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:17:30.8347912Z', '2026-11-30T07:17:31.3573057Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('grid/0002', 1, '127.0.0.1:46065@155027848', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:17:31.3809507Z', '2026-11-30T07:17:31.4279502Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('grid/0003', 1, '127.0.0.1:46065@155027848', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:17:31.4332813Z', '2026-11-30T07:17:31.4751025Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('grid/0004', 1, '127.0.0.1:46065@155027848', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:17:31.4798797Z', '2026-11-30T07:17:31.5480789Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('halved/0001', 1, '127.0.0.1:43095@155027859', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, 'paused after epoch 1', NULL, 'paused', '2026-11-30T07:17:41.6696196Z', '2026-11-30T07:17:41.9758653Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('halved/0002', 1, '127.0.0.1:43095@155027859', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, 'paused after epoch 1', NULL, 'paused', '2026-11-30T07:17:41.9971956Z', '2026-11-30T07:17:42.0210120Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('halved/0002', 2, '127.0.0.1:43095@155027859', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 1, NULL, NULL, NULL, 'completed', '2026-11-30T07:17:42.0739912Z', '2026-11-30T07:17:42.1690612Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('killed/0001', 1, '127.0.0.1:35981@155027899', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, NULL, '2026-11-30T07:18:22.2356393Z', NULL, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('paused/0001', 1, '127.0.0.1:34719@155027876', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, 'interrupted after epoch 3', NULL, 'requeued', '2026-11-30T07:17:57.6154072Z', '2026-11-30T07:18:00.7399946Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('spent/0001', 1, '127.0.0.1:46409@155027863', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'stopped', '2026-11-30T07:17:44.7881650Z', '2026-11-30T07:17:45.2599780Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('waiting/0001', 1, '127.0.0.1:45815@155027891', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, 'paused after epoch 1', NULL, 'paused', '2026-11-30T07:18:13.6954474Z', '2026-11-30T07:18:15.4121031Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('waiting/0002', 1, '127.0.0.1:45815@155027891', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', NULL, NULL, NULL, NULL, NULL, '2026-11-30T07:18:15.4424384Z', NULL, NULL, NULL);
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
INSERT INTO epochs VALUES ('again/0001', 1, 1, 2, 3.246050477027893, 25.688681260976157, 25.74391467736119, 4.683060925683396, 3.120307683944702, 22.653348642666877, 22.653348642666877, 4.501652421674749, 0.2339571937918663, 0.2516024112701416, 0.0, 2.0, 0.0371802, 0.0131849, 27541.54092769808, 194596864);
INSERT INTO epochs VALUES ('again/0001', 2, 1, 4, 3.070086359977722, 21.543763113570083, 21.55294467698426, 4.429198366640708, 3.0438454151153564, 20.98578733692059, 20.98578733692059, 4.391340685619533, 0.18693283200263977, 0.19046281278133392, 0.0, 2.0, 0.0102087, 0.0003622, 100306.60123228228, 194904064);
INSERT INTO epochs VALUES ('broken/0001', 1, 2, 2, 7629.416061282158, 9e999, 9e999, 11006.920716490376, 121111608.0, 9e999, 9e999, 174727116.2556881, 1.079301357269287, 1.9070003032684326, 0.0, 1000.0, 0.0625922, 0.0060366, 16359.86592578628, 194469888);
INSERT INTO epochs VALUES ('broken/0001', 2, 2, 4, 751343625524.0, 9e999, 9e999, 1083959722547.0093, 1.2108737946845184e+16, 9e999, 9e999, 1.7469216187337556e+16, 1.5018118619918823, 1.9239323139190674, 0.0, 1000.0, 0.0254256, 0.0003551, 40274.36913976465, 194916352);
INSERT INTO epochs VALUES ('broken/0001', 3, 2, 6, 7.774187064712076e+19, 9e999, 9e999, 1.1215781125203239e+20, 1.2106318552110712e+24, 9e999, 9e999, 1.7465725738552179e+24, 1.4804528951644897, 1.9513801336288452, 0.0, 1000.0, 0.0015688, 0.0003763, 652728.1998980113, 195063808);
INSERT INTO epochs VALUES ('broken/0001', 4, 2, 8, 7.600001346151879e+27, 9e999, 9e999, 1.0964484252842762e+28, 1.2103896837110841e+32, 9e999, 9e999, 1.746223194233142e+32, 1.5093244314193726, 1.9667319059371948, 0.0, 1000.0, 0.0017157, 0.0011282, 596840.9395581979, 195121152);
INSERT INTO epochs VALUES ('cancelled/0001', 1, 1, 313, 2.260656344985962, 9.589381043884138, 9.850252316757015, 3.261437698065417, 2.0983266830444336, 8.152516748212348, 8.152516748212348, 3.0272454997931924, 0.3004365046374714, 0.8344696164131165, 0.0, 2.0, 0.9368264, 0.0292198, 170789.3799747744, 200130560);
INSERT INTO epochs VALUES ('grid/0001', 1, 1, 2, 3.246050477027893, 25.688681260976157, 25.74391467736119, 4.683060925683396, 3.120307683944702, 22.653348642666877, 22.653348642666877, 4.501652421674749, 0.2339571937918663, 0.2516024112701416, 0.0, 2.0, 0.0371802, 0.0131849, 27541.54092769808, 194596864);
INSERT INTO epochs VALUES ('grid/0001', 2, 1, 4, 3.070086359977722, 21.543763113570083, 21.55294467698426, 4.429198366640708, 3.0438454151153564, 20.98578733692059, 20.98578733692059, 4.391340685619533, 0.18693283200263977, 0.19046281278133392, 0.0, 2.0, 0.0102087, 0.0003622, 100306.60123228228, 194904064);
INSERT INTO epochs VALUES ('grid/0002', 1, 1, 2, 3.308720588684082, 27.350111036195504, 27.410905368017275, 4.773474784981737, 3.2076871395111084, 24.72184187971795, 24.72184187971795, 4.627714328895981, 0.2572644576430321, 0.29346635937690735, 0.0, 2.0, 0.0093242, 0.000393, 109821.75414512774, 199016448);
INSERT INTO epochs VALUES ('grid/0002', 2, 1, 4, 3.1195218563079834, 22.63555400791285, 22.65258746972703, 4.500518712040261, 3.141991138458252, 23.149915686140645, 23.149915686140645, 4.532935033970789, 0.16878244280815125, 0.1746981143951416, 0.0, 2.0, 0.0087594, 0.0003776, 116902.98422266364, 199081984);
INSERT INTO epochs VALUES ('grid/0003', 1, 1, 2, 3.3523541688919067, 28.569912937321014, 28.654688677624016, 4.8364247347637965, 3.1298956871032715, 22.871593615818654, 22.871593615818654, 4.515484986283645, 0.37462154030799866, 0.390301376581192, 0.0, 2.0, 0.0065325, 0.0002839, 156754.68809797167, 201330688);
INSERT INTO epochs VALUES ('grid/0003', 2, 1, 4, 3.046690344810486, 21.04557543263032, 21.053720229121247, 4.395445051582374, 3.03031587600708, 20.70377138124681, 20.70377138124681, 4.37182168664251, 0.2168731465935707, 0.25099173188209534, 0.0, 2.0, 0.0015407, 0.0002123, 664632.9590445901, 201363456);
INSERT INTO epochs VALUES ('grid/0004', 1, 1, 2, 3.37495493888855, 29.222966932195984, 29.28110207665793, 4.869030753558225, 3.3024089336395264, 27.178030198612873, 27.178030198612873, 4.764368991549155, 0.24120959639549255, 0.25556960701942444, 0.0, 2.0, 0.0286418, 0.0004752, 35751.94296447849, 201592832);
INSERT INTO epochs VALUES ('grid/0004', 2, 1, 4, 3.1814459562301636, 24.08154925564796, 24.096266131687756, 4.589856303909503, 3.1860084533691406, 24.191672282195604, 24.191672282195604, 4.596438595905975, 0.1975933387875557, 0.20921161770820618, 0.0, 2.0, 0.0127282, 0.0005606, 80451.28140664037, 201654272);
INSERT INTO epochs VALUES ('halved/0001', 1, 1, 2, 3.298038959503174, 27.05952203696119, 27.062015639126518, 4.7580644515338255, 3.2655720710754395, 26.19509215981076, 26.19509215981076, 4.711224632606038, 0.2475542277097702, 0.2516024112701416, 0.0, 0.001, 0.0316392, 0.005845, 32364.91440997244, 193785856);
INSERT INTO epochs VALUES ('halved/0002', 1, 2, 2, 3.246050477027893, 25.688681260976157, 25.74391467736119, 4.683060925683396, 3.120307683944702, 22.653348642666877, 22.653348642666877, 4.501652421674749, 0.2339571937918663, 0.2516024112701416, 0.0, 2.0, 0.0023129, 0.000303, 442734.2297548532, 196517888);
INSERT INTO epochs VALUES ('halved/0002', 2, 2, 4, 3.070086359977722, 21.543763113570083, 21.55294467698426, 4.429198366640708, 3.0438454151153564, 20.98578733692059, 20.98578733692059, 4.391340685619533, 0.18693283200263977, 0.19046281278133392, 0.0, 2.0, 0.0021978, 0.0002527, 465920.4659204659, 198524928);
INSERT INTO epochs VALUES ('killed/0001', 1, 1, 313, 2.260656344985962, 9.589381043884138, 9.850252316757015, 3.261437698065417, 2.0983266830444336, 8.152516748212348, 8.152516748212348, 3.0272454997931924, 0.3004365046374714, 0.8344696164131165, 0.0, 2.0, 1.1435631, 0.0206719, 139913.573636645, 204513280);
INSERT INTO epochs VALUES ('killed/0001', 2, 1, 626, 2.044671062660217, 7.726616547162418, 7.7418240755338825, 2.949836802349062, 1.9267120361328125, 6.866894980299236, 6.866894980299236, 2.779657899749886, 0.309193760204239, 0.5440703630447388, 0.0, 2.0, 0.5637081, 0.0003199, 283834.84289120557, 209289216);
INSERT INTO epochs VALUES ('paused/0001', 1, 1, 313, 2.260656344985962, 9.589381043884138, 9.850252316757015, 3.261437698065417, 2.0983266830444336, 8.152516748212348, 8.152516748212348, 3.0272454997931924, 0.3004365046374714, 0.8344696164131165, 0.0, 2.0, 0.6051973, 0.0047234, 264376.59255915385, 200654848);
INSERT INTO epochs VALUES ('paused/0001', 2, 1, 626, 2.044671062660217, 7.726616547162418, 7.7418240755338825, 2.949836802349062, 1.9267120361328125, 6.866894980299236, 6.866894980299236, 2.779657899749886, 0.309193760204239, 0.5440703630447388, 0.0, 2.0, 0.8278173, 0.0004195, 193279.36248735077, 208474112);
INSERT INTO epochs VALUES ('paused/0001', 3, 1, 939, 1.9906059158325196, 7.31996770320132, 7.335743010094838, 2.871837283135809, 2.0043585300445557, 7.421331808168417, 7.421331808168417, 2.891678111458773, 0.3007067599997353, 0.5248070955276489, 0.0, 2.0, 0.8393739, 0.0002884, 190618.26916467142, 214949888);
INSERT INTO epochs VALUES ('spent/0001', 1, 1, 2, 3.2706620693206787, 26.328765041704674, 26.350846405763093, 4.718567947832579, 3.1838343143463135, 24.13913335761794, 24.13913335761794, 4.593301976319539, 0.23945704102516174, 0.2516024112701416, 0.0, 1.0, 0.0279348, 0.0045738, 36656.78651717571, 194600960);
INSERT INTO epochs VALUES ('spent/0001', 2, 1, 4, 3.1695178747177124, 23.796008932830972, 23.79843672264287, 4.572647719864171, 3.120854377746582, 22.66573647382837, 22.66573647382837, 4.5024411341116055, 0.2156408429145813, 0.2195853590965271, 0.0, 1.0, 0.0029768, 0.000253, 343993.55012093525, 195006464);
INSERT INTO epochs VALUES ('waiting/0001', 1, 1, 313, 2.3549231998443605, 10.537319562836284, 10.854668312207336, 3.3974360220898285, 2.169980525970459, 8.758113483319422, 8.758113483319422, 3.1306201436432057, 0.271412854282239, 0.5987357497215271, 0.0, 1.0, 1.1688818, 0.0060557, 136882.959423271, 201093120);
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
  written_at text NOT NULL, best_file text, best_sha256 text,
  PRIMARY KEY (run_id, epoch)
);
INSERT INTO checkpoints VALUES ('again/0001', 2, 1, 'epoch-000002-attempt-1.safetensors', 6432, '883a0df484cc9ed52614dd8747fbe54e0437cb5661e77a8b7fd30925832afb94', 1, '2026-11-30T07:17:31.3170626Z', 'best-000002-attempt-1.safetensors', '1f93de90bf310ebb4cac2e735a2404303aa2b1f146565f8d3184fee7becb5301');
INSERT INTO checkpoints VALUES ('grid/0001', 2, 1, 'epoch-000002-attempt-1.safetensors', 6432, '883a0df484cc9ed52614dd8747fbe54e0437cb5661e77a8b7fd30925832afb94', 1, '2026-11-30T07:17:31.3170626Z', 'best-000002-attempt-1.safetensors', '1f93de90bf310ebb4cac2e735a2404303aa2b1f146565f8d3184fee7becb5301');
INSERT INTO checkpoints VALUES ('grid/0002', 2, 1, 'epoch-000002-attempt-1.safetensors', 7528, '90921c9ac0f252593b32d750c2e983f1f59ecb587864fa524be6a3cd49ba90bc', 1, '2026-11-30T07:17:31.4267118Z', 'best-000002-attempt-1.safetensors', '00cd6bdfb125a0216f415a139c728a427a33ea787a771e308c774848477c30ff');
INSERT INTO checkpoints VALUES ('grid/0003', 2, 1, 'epoch-000002-attempt-1.safetensors', 6424, '27ad13bb1b118d748461fb67734a4d6bd43cb0ad20946cd9b6811a713bb46cdb', 1, '2026-11-30T07:17:31.4707693Z', 'best-000002-attempt-1.safetensors', '131a18b5573c7addba4cd0c38c690bd176a75ad3a711d96d10f6b59be39dd805');
INSERT INTO checkpoints VALUES ('grid/0004', 2, 1, 'epoch-000002-attempt-1.safetensors', 7536, 'd0145655bf06426563fbf341c509a0eab9b5d9e09668d17165e869454906f601', 1, '2026-11-30T07:17:31.5425342Z', 'best-000002-attempt-1.safetensors', '7c6b132e36427575ac87bb7526b48859af45a5f56a397c238fcab91b640fdd2e');
INSERT INTO checkpoints VALUES ('halved/0001', 1, 1, 'epoch-000001-attempt-1.safetensors', 5384, '7662706754b1bd5f03f22dd0a9f1077b1108ab2ea75f52a9ae272811bb59bb21', 1, '2026-11-30T07:17:41.9699029Z', 'best-000001-attempt-1.safetensors', '48e586100dd720a9017f339f28cf7809861fed854ade23a04ddf4ae8620a16e2');
INSERT INTO checkpoints VALUES ('halved/0002', 1, 1, 'epoch-000001-attempt-2.safetensors', 5376, 'a143bf61a8a37b0ec57270cb0d45319223a29ad2a6128d4b14f551e618b09e47', 1, '2026-11-30T07:17:42.1164206Z', 'best-000001-attempt-2.safetensors', 'bb704219a120b5f75cdded8f1b06d124b9d63648fdc797ff6c6c5822fa363a75');
INSERT INTO checkpoints VALUES ('halved/0002', 2, 2, 'epoch-000002-attempt-2.safetensors', 6040, '265cf78f9a3542d52e19cb4e113816edd5c7c8a7ed26c75b34be6c3ec6a1aad4', 1, '2026-11-30T07:17:42.1380789Z', 'best-000002-attempt-2.safetensors', '9bc7592290930dee0e610e5037ad3aac2b5883b6b7ca7841e3842a99e37ba940');
INSERT INTO checkpoints VALUES ('paused/0001', 2, 1, 'epoch-000002-attempt-1.safetensors', 9800, '7a06d7d04a80f6b3a78fbaf3000571ab079efd3129b6639b6acf496971ca50a0', 1, '2026-11-30T07:17:59.3753511Z', 'best-000002-attempt-1.safetensors', '2d8b7f31507bc7e3d447779cfa07e31a8bfa5d27ab03446bd02a00f2e94dd1c1');
INSERT INTO checkpoints VALUES ('paused/0001', 3, 1, 'epoch-000003-attempt-1.safetensors', 10488, 'b0044d5951be38e687882c192c35cb31d2dc29df1829ea9f4bbe6468f236f382', 0, '2026-11-30T07:18:00.7318609Z', 'best-000002-attempt-1.safetensors', '2d8b7f31507bc7e3d447779cfa07e31a8bfa5d27ab03446bd02a00f2e94dd1c1');
INSERT INTO checkpoints VALUES ('spent/0001', 2, 1, 'epoch-000002-attempt-1.safetensors', 6152, '7f9c09e40db9508e81b5e0b01123e22582fa59a26d5f18bb184cd4cc51248295', 1, '2026-11-30T07:17:45.2416720Z', 'best-000002-attempt-1.safetensors', '1ee9913ef445c9eb736e2812d2632b479ee370f7901a0c8119f774130f2bdbd4');
INSERT INTO checkpoints VALUES ('waiting/0001', 1, 1, 'epoch-000001-attempt-1.safetensors', 9144, '486eec3fc5afd5dd5ea32d757b2fa27f5ac7d1e8b269c9cc8b709343a6971917', 1, '2026-11-30T07:18:15.4030349Z', 'best-000001-attempt-1.safetensors', 'f86a525a9e68cee43636db7bff110ca5dcfbebc5a65a377405b6d0a2917c664e');
CREATE TABLE events (
  id integer PRIMARY KEY AUTOINCREMENT,
  at text NOT NULL,
  kind text NOT NULL,                        -- fenced_write, epoch_differs, damaged_checkpoint, …
  sweep_id text,
  run_id text,
  message text NOT NULL
);
INSERT INTO events VALUES (1, '2026-11-30T07:17:49.5979438Z', 'retried', 'broken', NULL, '1 failed run of sweep broken is tried again by the user.');
INSERT INTO events VALUES (2, '2026-11-30T07:17:54.7255225Z', 'paused', 'spent', 'spent/0002', 'Paused by the user.');
INSERT INTO events VALUES (3, '2026-11-30T07:17:55.0802696Z', 'priority', 'spent', 'spent/0002', 'Run spent/0002: its priority was 0 and is 3.');
INSERT INTO events VALUES (4, '2026-11-30T07:18:00.5884114Z', 'paused', 'paused', NULL, 'Paused by the user.');
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
, only_changes integer NOT NULL DEFAULT 0);
INSERT INTO decisions VALUES (1, 'halved', '2026-11-30T07:17:42.0408209Z', 'promote', 'hyperband', 2, 1, 2, '[{"configuration_index":1,"value":26.19509215981076},{"configuration_index":2,"value":22.653348642666877}]', 'At epoch 1 it was number 1 of 2 configurations, of 2 that can come as far (22.6533 against 22.6533 of the best) and goes on.', 1);
INSERT INTO decisions VALUES (2, 'halved', '2026-11-30T07:17:42.0509608Z', 'stop', 'hyperband', 1, 1, 2, '[]', 'At epoch 1 it was number 2 of 2 configurations, of 2 that can come as far (26.1951 against 22.6533 of the best); the best 1 go on.', 1);
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
INSERT INTO schema_views VALUES ('85a97edee75abd3427c4290e5ce481fafdacafc6f34f78340ed11aabf591de13');
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
CREATE INDEX runs_by_configuration_index ON runs (sweep_id, configuration_index);
CREATE INDEX decisions_in_order ON decisions (sweep_id, id);
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
  r.texts, r.device, r.threads, r.processor, r.instructions, r.versions, r.program_version, r.git_commit, r.weights_sha256, r.created_at, r.started_at, r.ended_at
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
    max(peak_memory_bytes) OVER one AS most_memory_bytes, max(parameter_count) OVER one AS most_parameters,
    min(CASE WHEN device LIKE 'cuda%' THEN 'a GPU' ELSE coalesce(processor || ', ' || instructions, device) END) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS least_processor, max(CASE WHEN device LIKE 'cuda%' THEN 'a GPU' ELSE coalesce(processor || ', ' || instructions, device) END) FILTER (WHERE (state = 'completed' OR (state = 'stopped' AND reason = 'patience'))) OVER one AS most_processor
  FROM centred
  WINDOW one AS (PARTITION BY sweep_id, configuration, texts)
)
SELECT sweep_id, configuration_index, configuration, label, runs, n, failed_runs, all_failures AS failures,
  mean_best_val_ppl, sd_best_val_ppl, mean_final_val_ppl, sd_final_val_ppl, mean_best_val_ppl_mean_of_batches, sd_best_val_ppl_mean_of_batches, mean_final_val_ppl_mean_of_batches, sd_final_val_ppl_mean_of_batches,
  mean_chars_per_second, mean_train_seconds, mean_val_seconds,
  most_memory_bytes AS peak_memory_bytes, most_parameters AS parameter_count,
  "cell", "impl", "layers", "hidden", "embedding", "tied", "activation", "gru_reset", "sigma", "init", "recurrent_init", "forget_bias", "dropout", "input_dropout", "layer_norm", "residual", "corpus", "cleaning", "sampling", "split", "max_chars", "steps", "batch", "train_windows", "val_windows", "shuffle", "optimizer", "lr", "momentum", "nesterov", "beta1", "beta2", "amsgrad", "alpha", "centered", "lr_decay", "eps", "weight_decay", "schedule", "warmup_epochs", "gamma", "step_epochs", "plateau_epochs", "peak_share", "lr_min", "clip", "epochs", "eval_every", "checkpoint_every", "init_from", "freeze", "sample_prefix", "sample_length",
  texts, CASE WHEN least_processor = most_processor THEN least_processor WHEN least_processor IS NOT NULL THEN 'several' END AS processor
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
