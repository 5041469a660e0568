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
    ./secrets.sh "$PWD/secrets" silo-1 silo-2
  # What a container reads belongs to its user; client.env is read by Compose, as whoever runs this.
  docker run --rm --network none --user 0:0 --volume "$PWD/secrets:/secrets" --entrypoint /bin/sh "$image" \
    -c 'chown -R 10001:10001 /secrets/pgpass /secrets/tokens /secrets/certificates'
fi

docker compose "${files[@]}" up --detach --wait --remove-orphans
