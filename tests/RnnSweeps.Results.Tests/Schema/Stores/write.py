"""Lets a built program write a small store with every state that it knows, and keeps that as text.

python3 write.py PROGRAM SCHEMA [search]

PROGRAM is the file rnnsweeps of that program in its source tree, SCHEMA the number of its newest migration. Writes
schema-NN.sql beside this file, and what that program made of the sweep "grid" in it: schema-NN.leaderboard.csv and
schema-NN.report.txt. With "search" it is a store with a search that learns from its results, schema-NN-search.sql,
because that needs more than ten runs. Nothing but Python itself is needed.
"""
import glob
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

PROGRAM, SCHEMA, SEARCH = os.path.abspath(sys.argv[1]), int(sys.argv[2]), sys.argv[3:] == ["search"]
HERE = os.path.dirname(os.path.abspath(__file__))
PATIENCE = 120  # seconds that anything here may take

SMALL = {"cell": "rnn", "corpus": "lamplighter", "hidden": 4, "layers": 1, "steps": 8, "batch": 64,
         "train_windows": 128, "val_windows": 64, "epochs": 2, "sample_length": 8}
# An epoch of these takes long enough to be killed in.
SLOW = SMALL | {"hidden": 16, "train_windows": 20000, "epochs": 6, "checkpoint_every": 2}
HALVING = "early_terminate: {type: hyperband, min_iter: 1, eta: 2, strict: true}"


class Folder:
    """A results folder, and the program in it."""

    def __init__(self, path):
        self.path = path
        self.results = os.path.join(path, "results")
        self.database = os.path.join(self.results, "rnnsweeps.db")

    def file(self, name, parameters, *more):
        pairs = ", ".join(f"{k}: {v}" for k, v in parameters.items())
        with open(os.path.join(self.path, name + ".yaml"), "w") as file:
            file.write("\n".join([f"# Question: {name}?", f"name: {name}", f"parameters: {{{pairs}}}", *more, ""]))
        return ["run", name + ".yaml", "--slots", "1"]

    def start(self, arguments):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("RNNSWEEPS_")}
        environment["XDG_CACHE_HOME"] = os.path.join(self.path, "cache")
        with open(os.path.join(self.path, "said.txt"), "a") as said:
            said.write(f"$ rnnsweeps {' '.join(arguments)}\n")
            said.flush()
            return subprocess.Popen([PROGRAM, *arguments], cwd=self.path, env=environment, stdin=subprocess.DEVNULL,
                                    stdout=said, stderr=said, start_new_session=True)

    def do(self, *arguments, codes=(0,)):
        found = self.start(arguments).wait(PATIENCE)
        if found not in codes:
            sys.exit(f"{' '.join(arguments)} ended with {found}: see {self.path}/said.txt")

    def until(self, arguments, condition):
        """Starts it, and waits until the database answers the condition with a number above 0."""
        program = self.start(arguments)
        until = time.monotonic() + PATIENCE
        while not self.number(condition):
            if program.poll() is not None or time.monotonic() > until:
                sys.exit(f"{' '.join(arguments)} was never seen with {condition}: see {self.path}/said.txt")
            time.sleep(0.005)
        return program

    def killed(self, arguments, condition):
        program = self.until(arguments, condition)
        program.send_signal(signal.SIGKILL)
        program.wait()
        time.sleep(2)  # its trainers end by themselves

    def number(self, sql):
        try:
            connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=10)
            try:
                return connection.execute(sql).fetchone()[0]
            finally:
                connection.close()
        except sqlite3.OperationalError:
            return 0  # no table yet


def write(folder):
    """Sweeps in every state; those that wait for somebody come last, so that no later host goes on with them."""
    grid = SMALL | {"cell": "[rnn, gru]"}
    folder.do(*folder.file("grid", grid, "evaluate_on: [ledger]", "seeds: [0, 1]"))
    broken = folder.file("broken", SMALL | {"lr": 1000, "weight_decay": 10, "clip": 0, "epochs": 20})
    folder.do(*broken, codes=(0, 1))
    if SCHEMA < 3:
        # This program goes on with an infinite loss, so that nothing has failed yet.
        program = folder.until(folder.file("crashed", SLOW, "retries: 0"), during("crashed", epochs=1))
        for trainer in children(program):
            os.kill(trainer, signal.SIGKILL)
        program.wait(PATIENCE)
    if SCHEMA >= 3:
        folder.do(*folder.file("halved", SMALL | {"lr": "[0.001, 2]"}, HALVING))
        # Its first run gets better, but not by so much: its patience is at its end before its epochs are.
        spent = SMALL | {"lr": "[1, 2]", "epochs": 3}
        folder.do(*folder.file("spent", spent, "budget: {runs: 1}", "stop: {patience: 1, min_delta: 100}"), codes=(0, 1))
    if SCHEMA >= 4:
        folder.do(*folder.file("again", SMALL, "evaluate_on: [ledger]", "reuse: true"))
    if SCHEMA >= 5:
        folder.do("retry", "broken")
        folder.do(*broken, codes=(0, 1))
        folder.do("pause", "spent/0002")
        folder.do("priority", "spent/0002", "3")
        program = folder.until(folder.file("paused", SLOW), during("paused", epochs=1))
        folder.do("pause", "paused")
        program.wait(PATIENCE)
    folder.killed(folder.file("cancelled", SLOW), during("cancelled", epochs=1))
    folder.do("cancel", "cancelled")
    if SCHEMA >= 3:
        folder.killed(folder.file("waiting", SLOW | {"lr": "[1, 2]"}, HALVING), during("waiting", paused=1))
    # With one layer dropout changes nothing: programs since schema 9 know it, and the second run waits for the first.
    folder.killed(folder.file("killed", SLOW | {"dropout": "[0, 0.5]"}), during("killed", epochs=2))


def search(folder):
    """Ten random draws, and a proposal that follows from them."""
    folder.do(*folder.file("guessed", SMALL | {"lr": "{min: 0.5, max: 4.0}"}, "method: bayes", "run_cap: 11"))


def children(program):
    for path in glob.glob(f"/proc/{program.pid}/task/*/children"):
        with open(path) as file:
            yield from map(int, file.read().split())


def during(sweep, epochs=0, paused=0):
    """While a run of that sweep trains, others are paused, and a number of epochs are stored."""
    runs = f"SELECT id FROM runs WHERE sweep_id = '{sweep}'"
    return (f"SELECT (SELECT count(*) FROM epochs WHERE run_id IN ({runs})) >= {epochs}"
            f" AND (SELECT count(*) FROM runs WHERE id IN ({runs}) AND state = 'paused') >= {paused}"
            f" AND EXISTS (SELECT 1 FROM runs WHERE id IN ({runs}) AND state = 'running')")


def literal(value):
    """A value in SQL from which SQLite makes the very same one."""
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return "9e999" if value == float("inf") else repr(value)


def dump(connection, replace):
    """The whole database as SQL: tables in the order of their making, rows in that of their keys, then all else."""
    made = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    yield f"PRAGMA user_version = {connection.execute('PRAGMA user_version').fetchone()[0]};"
    yield "PRAGMA foreign_keys = OFF;"
    yield "BEGIN;"
    for kind, name, sql in made:
        if kind == "table" and not name.startswith("sqlite_"):
            yield sql + ";"
            for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2' if name != "schema_views" else f'SELECT * FROM "{name}"'):
                yield f"INSERT INTO {name} VALUES ({', '.join(replace(literal(v)) for v in row)});"
    for name, sequence in connection.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall():
        yield f"UPDATE sqlite_sequence SET seq = {sequence} WHERE name = '{name}';"
    for kind, name, sql in made:
        if kind != "table":
            yield sql + ";"
    yield "COMMIT;"


def rows(connection):
    tables = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    return tables, {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall()
                    for name, sql in tables if sql and sql.startswith("CREATE TABLE") and not name.startswith("schema_views")}


def main():
    path = tempfile.mkdtemp(prefix="store-")
    folder = Folder(path)
    (search if SEARCH else write)(folder)
    connection = sqlite3.connect(folder.database)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    version = connection.execute("SELECT max(version) FROM schema_version").fetchone()[0]
    if version != SCHEMA:
        sys.exit(f"The program writes schema {version}, not {SCHEMA}.")
    host = re.compile(rf"\b{re.escape(socket.gethostname())}\b")
    source = PROGRAM.split("/src/RnnSweeps/")[0]
    text = "\n".join(dump(connection, lambda v: host.sub("host", v.replace(path, "/srv").replace(source + "/", "/source/"))))
    # What was said of the machine aside, the text gives the same database.
    copy = sqlite3.connect(":memory:")
    copy.executescript("\n".join(dump(connection, lambda v: v)))
    if rows(copy) != rows(connection):
        sys.exit("The text does not give the same rows.")
    name = os.path.join(HERE, f"schema-{SCHEMA:02}{'-search' if SEARCH else ''}")
    with open(name + ".sql", "w") as file:
        file.write(f"-- Written by write.py with a program of schema {SCHEMA}: see README.md.\n{text}\n")
    shutil.copy(os.path.join(folder.results, "guessed" if SEARCH else "grid", "leaderboard.csv"), name + ".leaderboard.csv")
    if SCHEMA >= 5 and not SEARCH:
        folder.do("report", "grid", "--format", "md", "--out", "grid.md")
        shutil.copy(os.path.join(path, "grid.md"), name + ".report.txt")
    print(f"{path}: {len(text)} characters")


if __name__ == "__main__":
    main()
