#!/bin/sh
# Answers an exercise: trains its sweeps, or goes on where they were left, then writes the answer to results/exercises.
#
#   sweeps/exercise.sh 0-depth
#
# trains sweeps/exercise-0-*.yaml and writes results/exercises/0-depth: report.md with its pictures, report.html, the tables of
# each sweep and, of the authors, whose style the models write in. RNNSWEEPS_CORPORA names the folder of the books,
# RNNSWEEPS_RESULTS that of the runs (otherwise results), RNNSWEEPS a built program. Run twice, it trains nothing twice.
set -eu
cd "$(dirname "$0")/.."
case $#:${1:-} in
  1:0-depth | 1:1-lstm | 1:2-books | 1:3-authors) ;;
  *)
    echo "exercise.sh: name one exercise: 0-depth, 1-lstm, 2-books or 3-authors." >&2
    exit 2
    ;;
esac
runs=${RNNSWEEPS_RESULTS:-results}
answer=results/exercises/$1

rnnsweeps() {
  if [ -n "${RNNSWEEPS:-}" ]; then "$RNNSWEEPS" "$@"; else dotnet run -c Release --project src/RnnSweeps -- "$@"; fi
}

number=${1%%-*}
set --
for file in sweeps/exercise-"$number"-*.yaml; do set -- "$@" "$(basename "$file" .yaml)"; done

began=$(date +%s)
for sweep in "$@"; do
  # Runs that failed end it with 1, and are told of in the report.
  rnnsweeps run "sweeps/$sweep.yaml" --results "$runs" || [ $? -eq 1 ]
  if [ -e "$runs/$sweep.2" ]; then
    echo "exercise.sh: $runs has another sweep of the name $sweep, of an older file. Give an empty folder in RNNSWEEPS_RESULTS." >&2
    exit 1
  fi
  if [ ! -e "$runs/$sweep/leaderboard.csv" ]; then
    echo "exercise.sh: $sweep has not ended, see above. Run this again to go on with it." >&2
    exit 1
  fi
done
echo "Trained in $((($(date +%s) - began + 59) / 60)) minutes." >&2

mkdir -p "$answer"
for sweep in "$@"; do
  for table in leaderboard runs curves; do cp "$runs/$sweep/$table.csv" "$answer/$sweep-$table.csv"; done
done
if [ "$number" = 3 ]; then rnnsweeps attribute exercise-3-authors --results "$runs" >"$answer/style.txt"; fi
rnnsweeps report "$@" --results "$runs" --out "$answer/report.html"
rnnsweeps report "$@" --results "$runs" --out "$answer/report.md" --format md
