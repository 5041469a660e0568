#!/usr/bin/env bash
# up.sh [cpu|cuda]: a cluster on this machine, from nothing to healthy: builds the images, makes the secrets that are lacking,
# starts PostgreSQL and two silos (with cuda the first one on the GPUs) and waits until both hold their leases.
# Needs Docker with Compose. Again it builds what changed and replaces the silos one after the other's end.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

files=(-f compose.yaml)
case ${1:-cpu} in
  cpu) ;;
  cuda) files+=(-f compose.cuda.yaml) ;;
  *) sed -n '2s/^# //p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac

COMMIT=$(git rev-parse HEAD 2>/dev/null || true)
export COMMIT
docker compose "${files[@]}" build

if [[ ! -e secrets ]]; then
  image=rnnsweeps:0.1.0-cpu
  RNNSWEEPS="docker run --rm --network none --user $(id -u):$(id -g) --volume $PWD:$PWD $image" \
    ./secrets.sh "$PWD/secrets" postgres silo-1 silo-2
  # What a container reads belongs to its user: the image's, and that of PostgreSQL. The others are read as whoever runs this.
  docker run --rm --network none --user 0:0 --volume "$PWD/secrets:/secrets" --entrypoint /bin/sh "$image" -c \
    'cd /secrets && chown 10001:10001 pgpass tokens authority.pem silo.pem silo.key client.pem client.key && chown 999:999 database.pem database.key'
fi

docker compose "${files[@]}" up --detach --wait --remove-orphans
