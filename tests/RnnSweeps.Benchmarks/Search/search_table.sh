#!/bin/sh
# Runs both searches on the same functions and writes results/benchmarks/search.csv and search.md.
# Needs Debian's python3-optuna for the peer.
set -eu
cd "$(dirname "$0")/../../.."
mkdir -p results/benchmarks
dotnet run -c Release --project tests/RnnSweeps.Benchmarks -- search > results/benchmarks/search.csv
/usr/bin/python3 tests/RnnSweeps.Benchmarks/Search/optuna_search.py >> results/benchmarks/search.csv
dotnet run -c Release --project tests/RnnSweeps.Benchmarks -- search-table results/benchmarks/search.csv > results/benchmarks/search.md
cat results/benchmarks/search.md
