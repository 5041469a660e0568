-- Written by write.py with a program of schema 3: see README.md.
PRAGMA user_version = 0;
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE schema_version (version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL);
INSERT INTO schema_version VALUES (1, '0001_tables.sql', '2026-11-30T07:20:43.3907526Z');
INSERT INTO schema_version VALUES (2, '0002_finished_rows_never_change.sql', '2026-11-30T07:20:43.4519410Z');
INSERT INTO schema_version VALUES (3, '0003_search_and_stopping.sql', '2026-11-30T07:20:43.4535821Z');
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
INSERT INTO sweeps VALUES ('guessed', 'guessed', 1, '# Question: guessed?
name: guessed
parameters: {cell: rnn, corpus: lamplighter, hidden: 4, layers: 1, steps: 8, batch: 64, train_windows: 128, val_windows: 64, epochs: 2, sample_length: 8, lr: {min: 0.5, max: 4.0}}
method: bayes
run_cap: 11
', 0, 'completed', NULL, '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '2026-11-30T07:20:43.5319771Z', '2026-11-30T07:20:51.2448146Z', NULL, NULL);
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
  ended_at text, until_epoch integer,
  UNIQUE (sweep_id, number)
);
INSERT INTO runs VALUES ('guessed/0001', 'guessed', 1, 1, '4da2fb3c5a5c', 'lr=1.297066', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1.297066,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '14fe4107094025d85ed4b3dd0b1cb47d5fb1779688c735d4f6d96ff20d46954f', '2026-11-30T07:20:46.5320885Z', '2026-11-30T07:20:48.8640527Z', '2026-11-30T07:20:50.2029905Z', '2026-11-30T07:20:50.2029905Z', NULL);
INSERT INTO runs VALUES ('guessed/0002', 'guessed', 2, 2, 'eacf028877a6', 'lr=0.8311997', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":0.8311997,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, 'ef43690bc1cbfbed57fe468bf22fb2240a93a9284e29fbdb7318b9f85009f2ad', '2026-11-30T07:20:46.5346768Z', '2026-11-30T07:20:50.2423961Z', '2026-11-30T07:20:50.3306290Z', '2026-11-30T07:20:50.3306290Z', NULL);
INSERT INTO runs VALUES ('guessed/0003', 'guessed', 3, 3, '620d3d79e397', 'lr=2.574925', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2.574925,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, 'a932afcb789f58b890ddf74c7b676bb96093fdcc83699c4b0cd799534aa1ac91', '2026-11-30T07:20:46.5348501Z', '2026-11-30T07:20:50.3424882Z', '2026-11-30T07:20:50.4043802Z', '2026-11-30T07:20:50.4043802Z', NULL);
INSERT INTO runs VALUES ('guessed/0004', 'guessed', 4, 4, '2af4f516cc42', 'lr=2.893545', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2.893545,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, 'e93f80c57436f117aa13310e73ce6b3278ae3533bd15be652ae8cae777c026ef', '2026-11-30T07:20:46.5349580Z', '2026-11-30T07:20:50.4080771Z', '2026-11-30T07:20:50.4607682Z', '2026-11-30T07:20:50.4607682Z', NULL);
INSERT INTO runs VALUES ('guessed/0005', 'guessed', 5, 5, '03ef585b3340', 'lr=3.177278', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":3.177278,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, 'd68149f7a1312db5ceedab50cbb615c26e1ae228278c0d50565ad7338bd36022', '2026-11-30T07:20:46.5350744Z', '2026-11-30T07:20:50.4643355Z', '2026-11-30T07:20:50.4886486Z', '2026-11-30T07:20:50.4886486Z', NULL);
INSERT INTO runs VALUES ('guessed/0006', 'guessed', 6, 6, 'efe3907609ce', 'lr=2.100429', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2.100429,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '313950a42c5439b6ba5ee5934a9e50593ee8cffcc65f4f3eabbf2580259ea7bf', '2026-11-30T07:20:46.5351842Z', '2026-11-30T07:20:50.4982679Z', '2026-11-30T07:20:50.5141407Z', '2026-11-30T07:20:50.5141407Z', NULL);
INSERT INTO runs VALUES ('guessed/0007', 'guessed', 7, 7, 'b50e80e4f49b', 'lr=1.923939', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1.923939,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '710a548bb5841cea50785be5e869e5fb8d5b83974d67baae950981375b141a1e', '2026-11-30T07:20:46.5556866Z', '2026-11-30T07:20:50.5170129Z', '2026-11-30T07:20:50.5401526Z', '2026-11-30T07:20:50.5401526Z', NULL);
INSERT INTO runs VALUES ('guessed/0008', 'guessed', 8, 8, '0c682c509d3f', 'lr=1.740526', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1.740526,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '6a248e6949d9bfdece93b386ae4667d27c939d2ef5d8ed3a0d96d9b1ac726050', '2026-11-30T07:20:46.5559088Z', '2026-11-30T07:20:50.5427596Z', '2026-11-30T07:20:50.5726196Z', '2026-11-30T07:20:50.5726196Z', NULL);
INSERT INTO runs VALUES ('guessed/0009', 'guessed', 9, 9, '10994b7ac7c7', 'lr=1.383977', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":1.383977,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '5348851a26ad03f9bbfeceff97ff94d16e905e64ad9c9923eda2183ecc396d4e', '2026-11-30T07:20:46.5560222Z', '2026-11-30T07:20:50.5757829Z', '2026-11-30T07:20:50.6356671Z', '2026-11-30T07:20:50.6356671Z', NULL);
INSERT INTO runs VALUES ('guessed/0010', 'guessed', 10, 10, 'e6afa2dd0182', 'lr=2.189137', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":2.189137,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, '01fb98eccd739d63ccdbdac5d5b8574bf764fe4c6d15391be59155f48908f2ea', '2026-11-30T07:20:46.5561171Z', '2026-11-30T07:20:50.6429847Z', '2026-11-30T07:20:50.6623066Z', '2026-11-30T07:20:50.6623066Z', NULL);
INSERT INTO runs VALUES ('guessed/0011', 'guessed', 11, 11, 'b46b5daf0384', 'lr=3.975141', '{"cell":"rnn","impl":"concise","layers":1,"hidden":4,"embedding":0,"tied":false,"activation":"tanh","gru_reset":"before","sigma":0.01,"init":"default","recurrent_init":"same","forget_bias":0,"dropout":0,"input_dropout":0,"layer_norm":false,"residual":false,"corpus":"lamplighter","cleaning":"letters","sampling":"windows","split":"80/10/10","max_chars":0,"steps":8,"batch":64,"train_windows":128,"val_windows":64,"shuffle":true,"optimizer":"sgd","lr":3.975141,"momentum":0,"nesterov":false,"beta1":0.9,"beta2":0.999,"amsgrad":false,"alpha":0.99,"centered":false,"lr_decay":0,"eps":1E-08,"weight_decay":0,"schedule":"constant","warmup_epochs":0,"gamma":0.1,"step_epochs":30,"plateau_epochs":10,"peak_share":0.3,"lr_min":0,"clip":1,"epochs":2,"eval_every":1,"checkpoint_every":10,"init_from":"","freeze":"","sample_prefix":"it has","sample_length":8}', 0, '[{"name":"lamplighter","sha256":"c25c2f649f88e009386e3cd2215e7a36e32b1040df39cb436a082fb62db5c9f2","share":1}]', 'completed', 'completed', NULL, 1, 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', '0.1.0', 'a1eb1caea2f3d4a350e280e445a1e94a073a281c', '[" ","<unk>","a","b","c","d","e","f","g","h","i","j","k","l","m","n","o","p","q","r","s","t","u","v","w","x","y","z"]', 276, 'c2773121f63f1c54b72607ee5bbcc7ffb29a586845b452d21a85bd4d2d20a2e5', '2026-11-30T07:20:50.9377194Z', '2026-11-30T07:20:50.9645734Z', '2026-11-30T07:20:51.0446043Z', '2026-11-30T07:20:51.0446043Z', NULL);
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
INSERT INTO attempts VALUES ('guessed/0001', 1, 'S127.0.0.1:36901:155028043', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:20:48.8640527Z', '2026-11-30T07:20:50.2028475Z');
INSERT INTO attempts VALUES ('guessed/0002', 1, 'S127.0.0.1:36901:155028043', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:20:50.2423961Z', '2026-11-30T07:20:50.3305734Z');
INSERT INTO attempts VALUES ('guessed/0003', 1, 'S127.0.0.1:36901:155028043', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:20:50.3424882Z', '2026-11-30T07:20:50.4043413Z');
INSERT INTO attempts VALUES ('guessed/0004', 1, 'S127.0.0.1:36901:155028043', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:20:50.4080771Z', '2026-11-30T07:20:50.4607203Z');
INSERT INTO attempts VALUES ('guessed/0005', 1, 'S127.0.0.1:36901:155028043', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:20:50.4643355Z', '2026-11-30T07:20:50.4886097Z');
INSERT INTO attempts VALUES ('guessed/0006', 1, 'S127.0.0.1:36901:155028043', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:20:50.4982679Z', '2026-11-30T07:20:50.5141046Z');
INSERT INTO attempts VALUES ('guessed/0007', 1, 'S127.0.0.1:36901:155028043', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:20:50.5170129Z', '2026-11-30T07:20:50.5401144Z');
INSERT INTO attempts VALUES ('guessed/0008', 1, 'S127.0.0.1:36901:155028043', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:20:50.5427596Z', '2026-11-30T07:20:50.5725809Z');
INSERT INTO attempts VALUES ('guessed/0009', 1, 'S127.0.0.1:36901:155028043', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:20:50.5757829Z', '2026-11-30T07:20:50.6356276Z');
INSERT INTO attempts VALUES ('guessed/0010', 1, 'S127.0.0.1:36901:155028043', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:20:50.6429847Z', '2026-11-30T07:20:50.6622554Z');
INSERT INTO attempts VALUES ('guessed/0011', 1, 'S127.0.0.1:36901:155028043', 0, 'cpu', 1, '{"rnnsweeps":"0.1.0","torchsharp":"0.107.0","libtorch":"2.10.0.0","dotnet":".NET 10.0.12"}', 0, NULL, NULL, NULL, 'completed', '2026-11-30T07:20:50.9645734Z', '2026-11-30T07:20:51.0445660Z');
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
INSERT INTO epochs VALUES ('guessed/0001', 1, 1, 2, 3.2630573511123657, 26.129301595715003, 26.160111758878635, 4.707596658586088, 3.1632423400878906, 23.647143847275466, 23.647143847275466, 4.563594037174799, 0.2375677153468132, 0.2516024112701416, 0.0, 1.297066, 0.0816708, 0.008941, 12538.140926744933, 191717376);
INSERT INTO epochs VALUES ('guessed/0001', 2, 1, 4, 3.137010931968689, 23.034910937206103, 23.039531860189786, 4.525750114765693, 3.090658664703369, 21.991558269614966, 21.991558269614966, 4.458877928648056, 0.208288736641407, 0.21058781445026398, 0.0, 1.297066, 0.0343535, 0.0004155, 29807.734291993536, 192061440);
INSERT INTO epochs VALUES ('guessed/0002', 1, 1, 2, 3.2750933170318604, 26.445693199015743, 26.463331993223516, 4.724960886930451, 3.196213722229004, 24.439818849573243, 24.439818849573243, 4.611161686681039, 0.2406337484717369, 0.2516024112701416, 0.0, 0.8311997, 0.0019762, 0.000237, 518166.1775123975, 194797568);
INSERT INTO epochs VALUES ('guessed/0002', 2, 1, 4, 3.189036011695862, 24.265024964783468, 24.26639407264721, 4.600806439289938, 3.1406359672546387, 23.118564834720196, 23.118564834720196, 4.53097993519578, 0.2196965292096138, 0.22436846792697906, 0.0, 0.8311997, 0.0014519, 0.0064206, 705282.7329705904, 194850816);
INSERT INTO epochs VALUES ('guessed/0003', 1, 1, 2, 3.2331775426864624, 25.360111916905158, 25.43816464492235, 4.664489207147324, 3.091564416885376, 22.011486195021977, 22.011486195021977, 4.460184652829312, 0.2317858263850212, 0.2516024112701416, 0.0, 2.574925, 0.0016452, 0.000239, 622416.7274495502, 196329472);
INSERT INTO epochs VALUES ('guessed/0003', 2, 1, 4, 3.0267622470855713, 20.63032843226405, 20.64060815713904, 4.366694883820289, 3.022923707962036, 20.551289902737988, 20.551289902737988, 4.361157042462507, 0.1674167588353157, 0.17354527115821838, 0.0, 2.574925, 0.0012777, 0.0019845, 801440.0876575095, 196440064);
INSERT INTO epochs VALUES ('guessed/0004', 1, 1, 2, 3.2264453172683716, 25.189955335747648, 25.2813724354381, 4.654776658922498, 3.078408718109131, 21.72380617795787, 21.72380617795787, 4.441204991445394, 0.23082897812128067, 0.2516024112701416, 0.0, 2.893545, 0.001837, 0.0002147, 557430.5933587371, 198328320);
INSERT INTO epochs VALUES ('guessed/0004', 2, 1, 4, 3.006902813911438, 20.224663276108274, 20.234750382500916, 4.338043778065101, 3.014204502105713, 20.372877911209915, 20.372877911209915, 4.348577887413099, 0.15767702460289001, 0.1628420203924179, 0.0, 2.893545, 0.001227, 0.0001918, 834555.8272208639, 198389760);
INSERT INTO epochs VALUES ('guessed/0005', 1, 1, 2, 3.220691442489624, 25.045431671326764, 25.149028907256884, 4.646475572313303, 3.068502426147461, 21.509666229076448, 21.509666229076448, 4.426913233158695, 0.23009680956602097, 0.2516024112701416, 0.0, 3.177278, 0.0015931, 0.0002186, 642771.9540518486, 198430720);
INSERT INTO epochs VALUES ('guessed/0005', 2, 1, 4, 2.99128258228302, 19.9112038787551, 19.921049955520648, 4.315508547357246, 3.007755994796753, 20.24192593526564, 20.24192593526564, 4.3392746578973265, 0.14975453168153763, 0.15332047641277313, 0.0, 3.177278, 0.0015769, 0.0001992, 649375.3567125372, 198500352);
INSERT INTO epochs VALUES ('guessed/0006', 1, 1, 2, 3.2437344789505005, 25.62925516648798, 25.68832420491419, 4.6797196467424325, 3.114851474761963, 22.53008381891617, 22.53008381891617, 4.493780775744758, 0.2335316389799118, 0.2516024112701416, 0.0, 2.100429, 0.0017513, 0.0002169, 584708.5022554673, 198504448);
INSERT INTO epochs VALUES ('guessed/0006', 2, 1, 4, 3.061769962310791, 21.365339561232613, 21.374903076417855, 4.4172003409685665, 3.039477586746216, 20.894324911140046, 20.894324911140046, 4.38503924129192, 0.18348367512226105, 0.1878027617931366, 0.0, 2.100429, 0.0013878, 0.0002017, 737858.4810491425, 198520832);
INSERT INTO epochs VALUES ('guessed/0007', 1, 1, 2, 3.2478235960006714, 25.73427075495976, 25.78664889599959, 4.685618995632329, 3.124556303024292, 22.749798836911197, 22.749798836911197, 4.507781883351499, 0.2342936173081398, 0.2516024112701416, 0.0, 1.923939, 0.0016816, 0.0002036, 608943.8629876309, 199524352);
INSERT INTO epochs VALUES ('guessed/0007', 2, 1, 4, 3.076598644256592, 21.684520050539838, 21.693355786314285, 4.438593606874694, 3.0474488735198975, 21.06154516178538, 21.06154516178538, 4.396539377189814, 0.18950913846492767, 0.19239191710948944, 0.0, 1.923939, 0.0014202, 0.0001969, 721025.207717223, 199528448);
INSERT INTO epochs VALUES ('guessed/0008', 1, 1, 2, 3.2521661520004272, 25.846266264212424, 25.891951827044817, 4.691883979637959, 3.1352052688598633, 22.993355177453644, 22.993355177453644, 4.523145093553074, 0.2351568266749382, 0.2516024112701416, 0.0, 1.740526, 0.0016762, 0.000208, 610905.6198544326, 199520256);
INSERT INTO epochs VALUES ('guessed/0008', 2, 1, 4, 3.093053102493286, 22.044278780598113, 22.05209422485829, 4.462332372173287, 3.0573971271514893, 21.272116426458126, 21.272116426458126, 4.410891673369617, 0.19551123678684235, 0.19675619900226593, 0.0, 1.740526, 0.0014141, 0.000209, 724135.4925394244, 199593984);
INSERT INTO epochs VALUES ('guessed/0009', 1, 1, 2, 3.2608789205551147, 26.072442680763775, 26.10600673737641, 4.704453847624221, 3.157494306564331, 23.511609173798945, 23.511609173798945, 4.555301377715497, 0.23705754429101944, 0.2516024112701416, 0.0, 1.383977, 0.0016963, 0.0002327, 603666.8042209515, 199577600);
INSERT INTO epochs VALUES ('guessed/0009', 2, 1, 4, 3.127951741218567, 22.827175662568937, 22.83246373546706, 4.512680465196024, 3.0830185413360596, 21.82418025989182, 21.82418025989182, 4.447855560554259, 0.20598642528057098, 0.20768700540065765, 0.0, 1.383977, 0.0015429, 0.0002554, 663685.2680018147, 199598080);
INSERT INTO epochs VALUES ('guessed/0010', 1, 1, 2, 3.2417125701904297, 25.57748750333459, 25.64000278326929, 4.676802649001149, 3.110180377960205, 22.425089027770838, 22.425089027770838, 4.48704180755335, 0.23317284882068634, 0.2516024112701416, 0.0, 2.189137, 0.0015171, 0.0002141, 674971.9860259707, 199831552);
INSERT INTO epochs VALUES ('guessed/0010', 2, 1, 4, 3.0546923875808716, 21.214658630623973, 21.224487901531695, 4.406989559004191, 3.03593373298645, 20.820409529255908, 20.820409529255908, 4.3799265410470705, 0.18041671812534332, 0.18534480035305023, 0.0, 2.189137, 0.0012831, 0.0001953, 798067.1810459045, 199839744);
INSERT INTO epochs VALUES ('guessed/0011', 1, 1, 2, 3.2057214975357056, 24.67329531782079, 24.811760167760468, 4.624878506965904, 3.0501058101654053, 21.117578758832213, 21.117578758832213, 4.400372526512244, 0.22846699506044388, 0.2516024112701416, 0.0, 3.975141, 0.0016433, 0.0002161, 623136.371934522, 201617408);
INSERT INTO epochs VALUES ('guessed/0011', 2, 1, 4, 2.9561346769332886, 19.22352283738907, 19.23377885530094, 4.264800838611554, 2.994673252105713, 19.978830782340697, 19.978830782340697, 4.320400249895736, 0.13188611716032028, 0.13554728031158447, 0.0, 3.975141, 0.0025428, 0.0003037, 402705.6787792984, 203550720);
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
  written_at text NOT NULL,
  PRIMARY KEY (run_id, epoch)
);
INSERT INTO checkpoints VALUES ('guessed/0001', 2, 1, 'epoch-000002.safetensors', 5976, '39e8de0cd2c2c41237627fe72ac4d81ab200afd8948deeb66c3b6a9cad522d55', 1, '2026-11-30T07:20:50.1195325Z');
INSERT INTO checkpoints VALUES ('guessed/0002', 2, 1, 'epoch-000002.safetensors', 5984, '1562807102cd2acd9097c86ea9d991d52cdcfaf623b92011aaef4df89c3fea8b', 1, '2026-11-30T07:20:50.3043672Z');
INSERT INTO checkpoints VALUES ('guessed/0003', 2, 1, 'epoch-000002.safetensors', 5976, '90ebb245020b4d035e604996e98d265b0efb42e164f191e3fbeb2a57092be26b', 1, '2026-11-30T07:20:50.4005703Z');
INSERT INTO checkpoints VALUES ('guessed/0004', 2, 1, 'epoch-000002.safetensors', 5976, '5f4986740b15bc8d7ee02a3ab1aa6cd64cd9d1f45d6255d0157ee59a91a5c106', 1, '2026-11-30T07:20:50.4602248Z');
INSERT INTO checkpoints VALUES ('guessed/0005', 2, 1, 'epoch-000002.safetensors', 5976, '0fa6273c184105f0aa95638e7a0ea3a7e16d888bd42530a2044f33ef57b62ec4', 1, '2026-11-30T07:20:50.4881132Z');
INSERT INTO checkpoints VALUES ('guessed/0006', 2, 1, 'epoch-000002.safetensors', 5976, 'e3ddc3c53c569e72055d5cd026abbb5839c5d7ad95ca4c985abde19e9cc2f276', 1, '2026-11-30T07:20:50.5128033Z');
INSERT INTO checkpoints VALUES ('guessed/0007', 2, 1, 'epoch-000002.safetensors', 5976, '6c929a8122e591614cec5cfb6ee6e2abffc0b6a2143e393d87ba85c7ba7d710b', 1, '2026-11-30T07:20:50.5388153Z');
INSERT INTO checkpoints VALUES ('guessed/0008', 2, 1, 'epoch-000002.safetensors', 5976, '84843db7e7faae26429bbab9de3836d5b51019a08737ce925ec21115886630c4', 1, '2026-11-30T07:20:50.5721082Z');
INSERT INTO checkpoints VALUES ('guessed/0009', 2, 1, 'epoch-000002.safetensors', 5976, '44b49ed17d2dc4f478d6dfd679b87508ee1a849c9ef0f6452178ebdff6aad266', 1, '2026-11-30T07:20:50.6344841Z');
INSERT INTO checkpoints VALUES ('guessed/0010', 2, 1, 'epoch-000002.safetensors', 5976, 'ecb8ad458675efc99003cd6123e3a748fdd680022bb759888ccb62170b02235f', 1, '2026-11-30T07:20:50.6598971Z');
INSERT INTO checkpoints VALUES ('guessed/0011', 2, 1, 'epoch-000002.safetensors', 5976, '985ed12cc614644b9652492699bea169d68742409648a47b7992c68d7ac62c1d', 1, '2026-11-30T07:20:51.0440259Z');
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
INSERT INTO decisions VALUES (1, 'guessed', '2026-11-30T07:20:50.9058023Z', 'propose', 'bayes', 11, NULL, NULL, '[{"configuration_index":1,"value":21.991558269614966},{"configuration_index":2,"value":23.118564834720196},{"configuration_index":3,"value":20.551289902737988},{"configuration_index":4,"value":20.372877911209915},{"configuration_index":5,"value":20.24192593526564},{"configuration_index":6,"value":20.894324911140046},{"configuration_index":7,"value":21.06154516178538},{"configuration_index":8,"value":21.272116426458126},{"configuration_index":9,"value":21.82418025989182},{"configuration_index":10,"value":20.820409529255908}]', 'Proposed after 10 results, while 0 had none.');
CREATE TABLE schema_views (sha256 text NOT NULL);
INSERT INTO schema_views VALUES ('14bcdd63c9aa26a3e7c6e66b851058bad5f9eeddf633994a97873eb12be931e4');
UPDATE sqlite_sequence SET seq = 1 WHERE name = 'decisions';
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
