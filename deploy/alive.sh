#!/bin/sh
# alive.sh [SECONDS]: succeeds while a silo touches its alive file (RNNSWEEPS_ALIVE), which it does about every two seconds
# for as long as it holds its lease. Without SECONDS a touch may be 15 s old. A time in the future is no sign of life either.
set -eu
limit=${1:-15}
file=${RNNSWEEPS_ALIVE:?names no file: this is the probe of a silo that was started with --alive}
touched=$(stat -c %Y "$file") || exit 1
age=$(($(date +%s) - touched))
if [ "$age" -gt "$limit" ] || [ "$age" -lt "-$limit" ]; then
  echo "$file was touched $age s ago, at most $limit s are allowed: the silo hangs, or has lost its cluster." >&2
  exit 1
fi
