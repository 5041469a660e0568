#!/usr/bin/env bash
# secrets.sh DIR NAME...: everything secret that a cluster needs, made once, for the hosts NAME... (names or addresses).
#
#   DIR/password      of the database's user rnnsweeps
#   DIR/pgpass        the same for a silo: a passfile
#   DIR/tokens        of the cluster: one that may read, one that may write
#   DIR/token         the one that may write, for clients
#   DIR/client.env    the same as RNNSWEEPS_TOKEN
#   DIR/certificates  the authority, and certificates with their keys: for each NAME, and for clients
#
# Needs the program: rnnsweeps, or the command line in RNNSWEEPS. The folder appears whole or not at all, and is never overwritten.
set -euo pipefail

usage() {
  sed -n '2s/^# //p' "${BASH_SOURCE[0]}" >&2
  exit 2
}

(($# >= 2)) || usage
directory=$1
shift
if [[ -e $directory ]]; then
  echo "$directory is there already and stays as it is. For new secrets move it away, and tell the database its new password." >&2
  exit 1
fi
read -ra program <<<"${RNNSWEEPS:-rnnsweeps}"

random() { # N bytes from the kernel, in hexadecimal
  od -An -v -tx1 -N "$1" /dev/urandom | tr -d ' \n'
}

umask 077
new=$directory.new
rm -rf "$new"
mkdir -p "$new"
trap 'rm -rf "$new"' EXIT

password=$(random 32)
read_token=$(random 32)
write_token=$(random 32)
printf '%s' "$password" >"$new/password"
printf '*:*:rnnsweeps:rnnsweeps:%s\n' "$password" >"$new/pgpass"
printf 'read %s\nwrite %s\n' "$read_token" "$write_token" >"$new/tokens"
printf '%s' "$write_token" >"$new/token"
printf 'RNNSWEEPS_TOKEN=%s\n' "$write_token" >"$new/client.env"
names=$(IFS=,; echo "$*")
"${program[@]}" certificates "$new/certificates" --for "$names"

mv "$new" "$directory"
echo "$directory holds the secrets of the cluster: keep a copy where backups are kept, and out of every repository." >&2
