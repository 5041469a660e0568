-- Written by write.py with a program of schema 9: see README.md.
PRAGMA user_version = 0;
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE schema_version (version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL);
INSERT INTO schema_version VALUES (1, '0001_tables.sql', '2026-11-30T07:20:55.5454470Z');
INSERT INTO schema_version VALUES (2, '0002_finished_rows_never_change.sql', '2026-11-30T07:20:55.6955907Z');
INSERT INTO schema_version VALUES (3, '0003_search_and_stopping.sql', '2026-11-30T07:20:55.6972731Z');
INSERT INTO schema_version VALUES (4, '0004_reuse.sql', '2026-11-30T07:20:55.6981168Z');
INSERT INTO schema_version VALUES (5, '0005_people_and_silos.sql', '2026-11-30T07:20:55.7120771Z');
INSERT INTO schema_version VALUES (6, '0006_peak.sql', '2026-11-30T07:20:55.7125379Z');
INSERT INTO schema_version VALUES (7, '0007_best_weights.sql', '2026-11-30T07:20:55.7131867Z');
INSERT INTO schema_version VALUES (8, '0008_processor.sql', '2026-11-30T07:20:55.7145290Z');
INSERT INTO schema_version VALUES (9, '0009_changes_of_decisions.sql', '2026-11-30T07:20:55.7149312Z');
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
INSERT INTO sweeps VALUES ('guessed', 'guessed', 1, '# Question: guessed?
name: guessed
parameters: {cell: rnn, corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 2, sample_length: 8, lr: {min: 0.5, max: 4.0}}
method: bayes
run_cap: 11
', 0, 'completed', NULL, '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '2026-11-30T07:20:55.8404207Z', '2026-11-30T07:21:04.3654863Z', NULL, NULL, 0);
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
INSERT INTO texts VALUES ('guessed', 0, 'lamplighter', 'lamplighter', 'letters', 'c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2', 31324, 1.0, 'texts/c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2.txt');
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
INSERT INTO runs VALUES ('guessed/0001', 'guessed', 1, 1, '4da2fb3c5a5c', 'lr=1.297066', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1.297066,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '14fe4107094025d85ed4b3dd0b1cb47d5fb1779688c735d4f6d96ff20d46954f', '2026-11-30T07:20:59.7799619Z', '2026-11-30T07:21:01.6319181Z', '2026-11-30T07:21:02.9743257Z', '2026-11-30T07:21:02.9743257Z', NULL, 'c653c6859940555e4960c7a77b4cf409767e02c35ffb94ed62ab29f24c30fd80', NULL, 0, 0, 0, NULL, 95243917116.09424, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('guessed/0002', 'guessed', 2, 2, 'eacf028877a6', 'lr=0.8311997', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":0.8311997,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, 'ef43690bc1cbfbed57fe468bf22fb2240a93a9284e29fbdb7318b9f85009f2ad', '2026-11-30T07:20:59.8296549Z', '2026-11-30T07:21:03.0500911Z', '2026-11-30T07:21:03.1558532Z', '2026-11-30T07:21:03.1558532Z', NULL, 'b6539a1f0d477c234192936071ae0472d7d110bd4705489a85dbdc7ce84c59a7', NULL, 0, 0, 0, NULL, 95243917116.09424, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('guessed/0003', 'guessed', 3, 3, '620d3d79e397', 'lr=2.574925', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2.574925,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, 'a932afcb789f58b890ddf74c7b676bb96093fdcc83699c4b0cd799534aa1ac91', '2026-11-30T07:20:59.8300510Z', '2026-11-30T07:21:03.1775514Z', '2026-11-30T07:21:03.3025046Z', '2026-11-30T07:21:03.3025046Z', NULL, '4897a3727373dd352097e8bffbe33c997ea1f9eb0b45f839b528b9393402732e', NULL, 0, 0, 0, NULL, 95243917116.09424, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('guessed/0004', 'guessed', 4, 4, '2af4f516cc42', 'lr=2.893545', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2.893545,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, 'e93f80c57436f117aa13310e73ce6b3278ae3533bd15be652ae8cae777c026ef', '2026-11-30T07:20:59.8302733Z', '2026-11-30T07:21:03.3242588Z', '2026-11-30T07:21:03.3957592Z', '2026-11-30T07:21:03.3957592Z', NULL, '1c30c6a253e4df6012b9fd23a654d45723265dd62944837ff64fe1f3f49770d6', NULL, 0, 0, 0, NULL, 95243917116.09424, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('guessed/0005', 'guessed', 5, 5, '03ef585b3340', 'lr=3.177278', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":3.177278,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, 'd68149f7a1312db5ceedab50cbb615c26e1ae228278c0d50565ad7338bd36022', '2026-11-30T07:20:59.8304808Z', '2026-11-30T07:21:03.4095544Z', '2026-11-30T07:21:03.4559621Z', '2026-11-30T07:21:03.4559621Z', NULL, 'd54e66fe8714cc440a0963e3954f2c1bb8bea5a713c8378edf3aa41ed49dad05', NULL, 0, 0, 0, NULL, 95243917116.09424, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('guessed/0006', 'guessed', 6, 6, 'efe3907609ce', 'lr=2.100429', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2.100429,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '313950a42c5439b6ba5ee5934a9e50593ee8cffcc65f4f3eabbf2580259ea7bf', '2026-11-30T07:20:59.8308371Z', '2026-11-30T07:21:03.4759874Z', '2026-11-30T07:21:03.5365293Z', '2026-11-30T07:21:03.5365293Z', NULL, '1c26046f562992779307a4102e8aef610db59d697df25bfa8220dc58cc9473cd', NULL, 0, 0, 0, NULL, 95243917116.09424, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('guessed/0007', 'guessed', 7, 7, 'b50e80e4f49b', 'lr=1.923939', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1.923939,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '710a548bb5841cea50785be5e869e5fb8d5b83974d67baae950981375b141a1e', '2026-11-30T07:20:59.8310249Z', '2026-11-30T07:21:03.5528959Z', '2026-11-30T07:21:03.6038323Z', '2026-11-30T07:21:03.6038323Z', NULL, '2c30ee9255edd2e137083a66e4cf93ceabbd69f4d424dda3e70c057067c3b337', NULL, 0, 0, 0, NULL, 95243917116.09424, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('guessed/0008', 'guessed', 8, 8, '0c682c509d3f', 'lr=1.740526', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1.740526,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '6a248e6949d9bfdece93b386ae4667d27c939d2ef5d8ed3a0d96d9b1ac726050', '2026-11-30T07:20:59.8594266Z', '2026-11-30T07:21:03.6093195Z', '2026-11-30T07:21:03.6728979Z', '2026-11-30T07:21:03.6728979Z', NULL, '6c530c9d0195b15eb9698eb78fb59d1ebe98f107c069fc6ceec4d8b0b1488fcc', NULL, 0, 0, 0, NULL, 95243917116.09424, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('guessed/0009', 'guessed', 9, 9, '10994b7ac7c7', 'lr=1.383977', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1.383977,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '5348851a26ad03f9bbfeceff97ff94d16e905e64ad9c9923eda2183ecc396d4e', '2026-11-30T07:20:59.8599397Z', '2026-11-30T07:21:03.6803502Z', '2026-11-30T07:21:03.7273589Z', '2026-11-30T07:21:03.7273589Z', NULL, 'e27bd81c7ef85fb8784e8160cf3019b40edeb16c3170ff4e08d2ffa0bd04cc7a', NULL, 0, 0, 0, NULL, 95243917116.09424, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('guessed/0010', 'guessed', 10, 10, 'e6afa2dd0182', 'lr=2.189137', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2.189137,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '01fb98eccd739d63ccdbdac5d5b8574bf764fe4c6d15391be59155f48908f2ea', '2026-11-30T07:20:59.8601788Z', '2026-11-30T07:21:03.7311236Z', '2026-11-30T07:21:03.7881623Z', '2026-11-30T07:21:03.7881623Z', NULL, '74a003a96a4d2bb9bf726bbd47d574f5f7a137944b2aa628d5bedfcae4659f58', NULL, 0, 0, 0, NULL, 95243917116.09424, 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO runs VALUES ('guessed/0011', 'guessed', 11, 11, 'b46b5daf0384', 'lr=3.975141', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":3.975141,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', 'All epochs were trained.', 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', '54e8fbb31bd17720abc4f65f148be1ed373affa3', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, 'c2773121f63f1c54b72607ee5bbcc7ffb29a586845b452d21a85bd4d2d20a2e5', '2026-11-30T07:21:04.1077863Z', '2026-11-30T07:21:04.1791826Z', '2026-11-30T07:21:04.2558381Z', '2026-11-30T07:21:04.2558381Z', NULL, 'db5886784da67f3bca79bfcfdcbb805deb8ea6ea4527441cb4cdd04fa51b561b', NULL, 0, 0, 0, NULL, 95243917116.09424, 'AMD EPYC (family 25, model 17)', 'AVX512');
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
INSERT INTO attempts VALUES ('guessed/0001', 1, '127.0.0.1:33363@155028056', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:21:01.6319181Z', '2026-11-30T07:21:02.9733743Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('guessed/0002', 1, '127.0.0.1:33363@155028056', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:21:03.0500911Z', '2026-11-30T07:21:03.1558084Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('guessed/0003', 1, '127.0.0.1:33363@155028056', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:21:03.1775514Z', '2026-11-30T07:21:03.3024595Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('guessed/0004', 1, '127.0.0.1:33363@155028056', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:21:03.3242588Z', '2026-11-30T07:21:03.3957087Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('guessed/0005', 1, '127.0.0.1:33363@155028056', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:21:03.4095544Z', '2026-11-30T07:21:03.4559152Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('guessed/0006', 1, '127.0.0.1:33363@155028056', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:21:03.4759874Z', '2026-11-30T07:21:03.5364879Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('guessed/0007', 1, '127.0.0.1:33363@155028056', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:21:03.5528959Z', '2026-11-30T07:21:03.6037839Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('guessed/0008', 1, '127.0.0.1:33363@155028056', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:21:03.6093195Z', '2026-11-30T07:21:03.6728546Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('guessed/0009', 1, '127.0.0.1:33363@155028056', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:21:03.6803502Z', '2026-11-30T07:21:03.7273058Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('guessed/0010', 1, '127.0.0.1:33363@155028056', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:21:03.7311236Z', '2026-11-30T07:21:03.7881052Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
INSERT INTO attempts VALUES ('guessed/0011', 1, '127.0.0.1:33363@155028056', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:21:04.1791826Z', '2026-11-30T07:21:04.2557931Z', 'AMD EPYC (family 25, model 17)', 'AVX512');
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
INSERT INTO epochs VALUES ('guessed/0001', 1, 1, 2, 3.2630573511123657, 26.129301595715003, 26.160111758878635, 4.707596658586088, 3.1632423400878906, 23.647143847275466, 23.647143847275466, 4.563594037174799, 0.2375677153468132, 0.2516024112701416, 0.0, 1.297066, 0.063965, 0.0210502, 16008.754787774566, 194752512);
INSERT INTO epochs VALUES ('guessed/0001', 2, 1, 4, 3.137010931968689, 23.034910937206103, 23.039531860189786, 4.525750114765693, 3.090658664703369, 21.991558269614966, 21.991558269614966, 4.458877928648056, 0.208288736641407, 0.21058781445026398, 0.0, 1.297066, 0.0261701, 0.0003266, 39128.62388756634, 195059712);
INSERT INTO epochs VALUES ('guessed/0002', 1, 1, 2, 3.2750933170318604, 26.445693199015743, 26.463331993223516, 4.724960886930451, 3.196213722229004, 24.439818849573243, 24.439818849573243, 4.611161686681039, 0.2406337484717369, 0.2516024112701416, 0.0, 0.8311997, 0.0102588, 0.0002304, 99816.74269895114, 197644288);
INSERT INTO epochs VALUES ('guessed/0002', 2, 1, 4, 3.189036011695862, 24.265024964783468, 24.26639407264721, 4.600806439289938, 3.1406359672546387, 23.118564834720196, 23.118564834720196, 4.53097993519578, 0.2196965292096138, 0.22436846792697906, 0.0, 0.8311997, 0.0013194, 0.0002101, 776110.3531908443, 197758976);
INSERT INTO epochs VALUES ('guessed/0003', 1, 1, 2, 3.2331775426864624, 25.360111916905158, 25.43816464492235, 4.664489207147324, 3.091564416885376, 22.011486195021977, 22.011486195021977, 4.460184652829312, 0.2317858263850212, 0.2516024112701416, 0.0, 2.574925, 0.0016564, 0.000197, 618208.1622796427, 199385088);
INSERT INTO epochs VALUES ('guessed/0003', 2, 1, 4, 3.0267622470855713, 20.63032843226405, 20.64060815713904, 4.366694883820289, 3.022923707962036, 20.551289902737988, 20.551289902737988, 4.361157042462507, 0.1674167588353157, 0.17354527115821838, 0.0, 2.574925, 0.0211312, 0.0002428, 48459.15045051867, 199602176);
INSERT INTO epochs VALUES ('guessed/0004', 1, 1, 2, 3.2264453172683716, 25.189955335747648, 25.2813724354381, 4.654776658922498, 3.078408718109131, 21.72380617795787, 21.72380617795787, 4.441204991445394, 0.23082897812128067, 0.2516024112701416, 0.0, 2.893545, 0.0035467, 0.0002288, 288719.090985987, 201814016);
INSERT INTO epochs VALUES ('guessed/0004', 2, 1, 4, 3.006902813911438, 20.224663276108274, 20.234750382500916, 4.338043778065101, 3.014204502105713, 20.372877911209915, 20.372877911209915, 4.348577887413099, 0.15767702460289001, 0.1628420203924179, 0.0, 2.893545, 0.0028383, 0.0002155, 360779.33974562236, 201822208);
INSERT INTO epochs VALUES ('guessed/0005', 1, 1, 2, 3.220691442489624, 25.045431671326764, 25.149028907256884, 4.646475572313303, 3.068502426147461, 21.509666229076448, 21.509666229076448, 4.426913233158695, 0.23009680956602097, 0.2516024112701416, 0.0, 3.177278, 0.0030316, 0.0002791, 337775.43211505475, 201805824);
INSERT INTO epochs VALUES ('guessed/0005', 2, 1, 4, 2.99128258228302, 19.9112038787551, 19.921049955520648, 4.315508547357246, 3.007755994796753, 20.24192593526564, 20.24192593526564, 4.3392746578973265, 0.14975453168153763, 0.15332047641277313, 0.0, 3.177278, 0.0013171, 0.0002009, 777465.6442183584, 201949184);
INSERT INTO epochs VALUES ('guessed/0006', 1, 1, 2, 3.2437344789505005, 25.62925516648798, 25.68832420491419, 4.6797196467424325, 3.114851474761963, 22.53008381891617, 22.53008381891617, 4.493780775744758, 0.2335316389799118, 0.2516024112701416, 0.0, 2.100429, 0.0015772, 0.0002074, 649251.8387014964, 201953280);
INSERT INTO epochs VALUES ('guessed/0006', 2, 1, 4, 3.061769962310791, 21.365339561232613, 21.374903076417855, 4.4172003409685665, 3.039477586746216, 20.894324911140046, 20.894324911140046, 4.38503924129192, 0.18348367512226105, 0.1878027617931366, 0.0, 2.100429, 0.0012336, 0.0002012, 830090.7911802853, 201969664);
INSERT INTO epochs VALUES ('guessed/0007', 1, 1, 2, 3.2478235960006714, 25.73427075495976, 25.78664889599959, 4.685618995632329, 3.124556303024292, 22.749798836911197, 22.749798836911197, 4.507781883351499, 0.2342936173081398, 0.2516024112701416, 0.0, 1.923939, 0.0016434, 0.0002267, 623098.4544237556, 203210752);
INSERT INTO epochs VALUES ('guessed/0007', 2, 1, 4, 3.076598644256592, 21.684520050539838, 21.693355786314285, 4.438593606874694, 3.0474488735198975, 21.06154516178538, 21.06154516178538, 4.396539377189814, 0.18950913846492767, 0.19239191710948944, 0.0, 1.923939, 0.0011954, 0.0001983, 856617.0319558306, 203223040);
INSERT INTO epochs VALUES ('guessed/0008', 1, 1, 2, 3.2521661520004272, 25.846266264212424, 25.891951827044817, 4.691883979637959, 3.1352052688598633, 22.993355177453644, 22.993355177453644, 4.523145093553074, 0.2351568266749382, 0.2516024112701416, 0.0, 1.740526, 0.0016391, 0.0002109, 624733.0852296992, 203218944);
INSERT INTO epochs VALUES ('guessed/0008', 2, 1, 4, 3.093053102493286, 22.044278780598113, 22.05209422485829, 4.462332372173287, 3.0573971271514893, 21.272116426458126, 21.272116426458126, 4.410891673369617, 0.19551123678684235, 0.19675619900226593, 0.0, 1.740526, 0.0013628, 0.0001965, 751394.1884355738, 203231232);
INSERT INTO epochs VALUES ('guessed/0009', 1, 1, 2, 3.2608789205551147, 26.072442680763775, 26.10600673737641, 4.704453847624221, 3.157494306564331, 23.511609173798945, 23.511609173798945, 4.555301377715497, 0.23705754429101944, 0.2516024112701416, 0.0, 1.383977, 0.0018021, 0.0015977, 568225.958603851, 203161600);
INSERT INTO epochs VALUES ('guessed/0009', 2, 1, 4, 3.127951741218567, 22.827175662568937, 22.83246373546706, 4.512680465196024, 3.0830185413360596, 21.82418025989182, 21.82418025989182, 4.447855560554259, 0.20598642528057098, 0.20768700540065765, 0.0, 1.383977, 0.0013336, 0.0001993, 767846.4307138572, 203182080);
INSERT INTO epochs VALUES ('guessed/0010', 1, 1, 2, 3.2417125701904297, 25.57748750333459, 25.64000278326929, 4.676802649001149, 3.110180377960205, 22.425089027770838, 22.425089027770838, 4.48704180755335, 0.23317284882068634, 0.2516024112701416, 0.0, 2.189137, 0.0019324, 0.0002294, 529910.9915131443, 203595776);
INSERT INTO epochs VALUES ('guessed/0010', 2, 1, 4, 3.0546923875808716, 21.214658630623973, 21.224487901531695, 4.406989559004191, 3.03593373298645, 20.820409529255908, 20.820409529255908, 4.3799265410470705, 0.18041671812534332, 0.18534480035305023, 0.0, 2.189137, 0.0013039, 0.000233, 785336.29879592, 203612160);
INSERT INTO epochs VALUES ('guessed/0011', 1, 1, 2, 3.2057214975357056, 24.67329531782079, 24.811760167760468, 4.624878506965904, 3.0501058101654053, 21.117578758832213, 21.117578758832213, 4.400372526512244, 0.22846699506044388, 0.2516024112701416, 0.0, 3.975141, 0.0016852, 0.0001957, 607643.0097317826, 207429632);
INSERT INTO epochs VALUES ('guessed/0011', 2, 1, 4, 2.9561346769332886, 19.22352283738907, 19.23377885530094, 4.264800838611554, 2.994673252105713, 19.978830782340697, 19.978830782340697, 4.320400249895736, 0.13188611716032028, 0.13554728031158447, 0.0, 3.975141, 0.0011837, 0.0002392, 865084.0584607586, 207437824);
CREATE TABLE evaluations (
  run_id text NOT NULL REFERENCES runs (id),
  text text NOT NULL,                        -- name of the text that the trained model was measured on
  attempt integer NOT NULL,
  loss double precision,
  ppl double precision,
  ppl_mean_of_batches double precision,
  PRIMARY KEY (run_id, text)
);
INSERT INTO evaluations VALUES ('guessed/0001', 'lamplighter', 1, 3.090658664703369, 21.991558269614966, 21.991558269614966);
INSERT INTO evaluations VALUES ('guessed/0002', 'lamplighter', 1, 3.1406359672546387, 23.118564834720196, 23.118564834720196);
INSERT INTO evaluations VALUES ('guessed/0003', 'lamplighter', 1, 3.022923707962036, 20.551289902737988, 20.551289902737988);
INSERT INTO evaluations VALUES ('guessed/0004', 'lamplighter', 1, 3.014204502105713, 20.372877911209915, 20.372877911209915);
INSERT INTO evaluations VALUES ('guessed/0005', 'lamplighter', 1, 3.007755994796753, 20.24192593526564, 20.24192593526564);
INSERT INTO evaluations VALUES ('guessed/0006', 'lamplighter', 1, 3.039477586746216, 20.894324911140046, 20.894324911140046);
INSERT INTO evaluations VALUES ('guessed/0007', 'lamplighter', 1, 3.0474488735198975, 21.06154516178538, 21.06154516178538);
INSERT INTO evaluations VALUES ('guessed/0008', 'lamplighter', 1, 3.0573971271514893, 21.272116426458126, 21.272116426458126);
INSERT INTO evaluations VALUES ('guessed/0009', 'lamplighter', 1, 3.0830185413360596, 21.82418025989182, 21.82418025989182);
INSERT INTO evaluations VALUES ('guessed/0010', 'lamplighter', 1, 3.03593373298645, 20.820409529255908, 20.820409529255908);
INSERT INTO evaluations VALUES ('guessed/0011', 'lamplighter', 1, 2.994673252105713, 19.978830782340697, 19.978830782340697);
CREATE TABLE samples (
  run_id text NOT NULL REFERENCES runs (id),
  epoch integer NOT NULL,
  prefix text NOT NULL,
  temperature double precision NOT NULL,     -- 0: the most probable character each time
  attempt integer NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (run_id, epoch, prefix, temperature)
);
INSERT INTO samples VALUES ('guessed/0001', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('guessed/0002', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('guessed/0003', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('guessed/0004', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('guessed/0005', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('guessed/0006', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('guessed/0007', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('guessed/0008', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('guessed/0009', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('guessed/0010', 2, 'it has', 0.0, 1, 'it has        ');
INSERT INTO samples VALUES ('guessed/0011', 2, 'it has', 0.0, 1, 'it has        ');
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
INSERT INTO checkpoints VALUES ('guessed/0001', 2, 1, 'epoch-000002-attempt-1.safetensors', 6056, 'd459a5d254e30340fbc9916c8b7a8ce47a9b2afe148d74b4535d012e624dcebb', 1, '2026-11-30T07:21:02.8881484Z', 'best-000002-attempt-1.safetensors', '34f8eedba5cb7fd6856275c36ce2fa37aa93d3cedcfc88add6e2323c531c9da0');
INSERT INTO checkpoints VALUES ('guessed/0002', 2, 1, 'epoch-000002-attempt-1.safetensors', 6064, 'bee9e4fc8c196f888bd6d076734cf2547eecb352eb82abb79c381a4a36708ee1', 1, '2026-11-30T07:21:03.1519935Z', 'best-000002-attempt-1.safetensors', '6394be5f851bcbc58693ad1e10fce0a302a5226e8e1e7bca891ea2cc81014e82');
INSERT INTO checkpoints VALUES ('guessed/0003', 2, 1, 'epoch-000002-attempt-1.safetensors', 6056, '3bb23c2120dcb70793cacede9b19821ede67b8f723d9b7af00ddd3daee906d7c', 1, '2026-11-30T07:21:03.2982163Z', 'best-000002-attempt-1.safetensors', 'ea304d89f2d8f6298a0c79d8287f0dc6d21587929a078df12192ceb86cf92a7b');
INSERT INTO checkpoints VALUES ('guessed/0004', 2, 1, 'epoch-000002-attempt-1.safetensors', 6056, 'd5691f67aa97df20fb887704c41f3cfcf14811dea7558354e26157e2488d5e9b', 1, '2026-11-30T07:21:03.3945069Z', 'best-000002-attempt-1.safetensors', 'b31971112f953ae43cd802babf72abcc2cbff0279f38913bae2145c257027117');
INSERT INTO checkpoints VALUES ('guessed/0005', 2, 1, 'epoch-000002-attempt-1.safetensors', 6056, 'b910c4e1fee2a5f2eb07d34cfe0c30700fa97b58c83b9600582d22b44bc193f2', 1, '2026-11-30T07:21:03.4498805Z', 'best-000002-attempt-1.safetensors', '878c67fb62f2afd3b5f481fb877781617fa47cc55f0b3c91fa1bcce020acb237');
INSERT INTO checkpoints VALUES ('guessed/0006', 2, 1, 'epoch-000002-attempt-1.safetensors', 6056, 'bcae08633f8ea33709532cff38044a7f0c60c01a3c85e033b9a8e08297b9202b', 1, '2026-11-30T07:21:03.5310402Z', 'best-000002-attempt-1.safetensors', '1636f31359734ae3b8084edb0d05717d1a86a5e63e84091b05b0640ff2b427c2');
INSERT INTO checkpoints VALUES ('guessed/0007', 2, 1, 'epoch-000002-attempt-1.safetensors', 6056, 'b78a125f230dae7960327ba9dcf86afd5526e4a7082cbfcb65e6e1245f1d82dd', 1, '2026-11-30T07:21:03.5940981Z', 'best-000002-attempt-1.safetensors', '9a5c3d4e51ee768c40ca2a10e77e062bfd8c947f9f41456219f7e2154eb61f68');
INSERT INTO checkpoints VALUES ('guessed/0008', 2, 1, 'epoch-000002-attempt-1.safetensors', 6064, 'e49feb735e92c656720b3b4238f6d960622c45453203034bd5b65b819a3ecb9c', 1, '2026-11-30T07:21:03.6716035Z', 'best-000002-attempt-1.safetensors', '1ec98b54a89a79201416909229d88c088f7ce01eca0b87dc036bd79efbdfc4b8');
INSERT INTO checkpoints VALUES ('guessed/0009', 2, 1, 'epoch-000002-attempt-1.safetensors', 6056, 'f3f81a1e59b69401f98d3b983d062c600996ae923e46a860d428ef5487952b39', 1, '2026-11-30T07:21:03.7220428Z', 'best-000002-attempt-1.safetensors', 'ba3b9d30b8adf2e8546deba4a37fff4feba547cf5d926e4345de857754bcadd6');
INSERT INTO checkpoints VALUES ('guessed/0010', 2, 1, 'epoch-000002-attempt-1.safetensors', 6056, '99be6af8148f08bd2aa64b4a619601c1a2df53d6aa7b14c32201c5f8bb11acf6', 1, '2026-11-30T07:21:03.7819771Z', 'best-000002-attempt-1.safetensors', 'ab417a5eea5092facb2356858e6d39065212ac8dfa1f47cae06f18bdae14e309');
INSERT INTO checkpoints VALUES ('guessed/0011', 2, 1, 'epoch-000002-attempt-1.safetensors', 6056, 'b173f2a7f3b7c9c709dea60ea2b9279e1b3a531ee9947f25870c176db9c04094', 1, '2026-11-30T07:21:04.2522064Z', 'best-000002-attempt-1.safetensors', 'a2c165e4300863fa423c7d5d670568d27261c801ab08df5837b46b90363b5b01');
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
, only_changes integer NOT NULL DEFAULT 0);
INSERT INTO decisions VALUES (1, 'guessed', '2026-11-30T07:21:04.0894987Z', 'propose', 'bayes', 11, NULL, NULL, '[{"configuration_index":1,"value":21.991558269614966},{"configuration_index":2,"value":23.118564834720196},{"configuration_index":3,"value":20.551289902737988},{"configuration_index":4,"value":20.372877911209915},{"configuration_index":5,"value":20.24192593526564},{"configuration_index":6,"value":20.894324911140046},{"configuration_index":7,"value":21.06154516178538},{"configuration_index":8,"value":21.272116426458126},{"configuration_index":9,"value":21.82418025989182},{"configuration_index":10,"value":20.820409529255908}]', 'Proposed after 10 results, while 0 had none.', 1);
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
UPDATE sqlite_sequence SET seq = 1 WHERE name = 'decisions';
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
