#!/usr/bin/env bash
# secrets.sh DIR DATABASE SILO...: everything secret that a cluster needs, made once.
#
# DATABASE and SILO are names or addresses, as the others reach them. Certificates with any address are good at those alone.
#
#   DIR/password, DIR/pgpass      of the database's user rnnsweeps: for the database, and as a passfile for silos and clients
#   DIR/database.pem, .key        certificate of the database
#   DIR/silo.pem, .key            certificate of the silos
#   DIR/client.pem, .key          certificate of clients
#   DIR/authority.pem, .key       what signed them; the key stays where it was made
#   DIR/tokens                    one to read and one to write, for silos
#   DIR/token, DIR/client.env     the one to write, for clients; the same as RNNSWEEPS_TOKEN
#
# Needs the program: rnnsweeps, or the command line in RNNSWEEPS. The folder appears whole or not at all, and is never overwritten.
set -euo pipefail

(($# >= 3)) || { sed -n '2s/^# //p' "${BASH_SOURCE[0]}" >&2; exit 2; }
directory=$1 database=$2
shift 2
if [[ -e $directory ]]; then
  echo "$directory is there already and stays as it is. For new secrets move it away, and tell the database its new password." >&2
  exit 1
fi
read -ra program <<<"${RNNSWEEPS:-rnnsweeps}"

umask 077
new=$directory.new
trap 'rm -rf "$new"' EXIT
rm -rf "$new"
mkdir -p "$new/database"

password=$(od -An -v -tx1 -N 32 /dev/urandom | tr -d ' \n')
printf '%s' "$password" >"$new/password"
printf '*:*:rnnsweeps:rnnsweeps:%s\n' "$password" >"$new/pgpass"

silos=$(IFS=,; echo "$*")
"${program[@]}" certificates "$new" --for "$silos" >"$new/log" 2>&1 || { cat "$new/log" >&2; exit 1; }
# The same authority signs for the database, under its own name.
cp "$new/authority.pem" "$new/authority.key" "$new/tokens" "$new/database/"
"${program[@]}" certificates "$new/database" --for "$database" >"$new/log" 2>&1 || { cat "$new/log" >&2; exit 1; }
mv "$new/database/silo.pem" "$new/database.pem"
mv "$new/database/silo.key" "$new/database.key"
rm -r "$new/database" "$new/log"

token=$(sed -n 's/^write //p' "$new/tokens" | head -n 1)
printf '%s' "$token" >"$new/token"
printf 'RNNSWEEPS_TOKEN=%s\n' "$token" >"$new/client.env"

mv "$new" "$directory"
echo "$directory holds the secrets of the cluster: keep a copy where backups are kept, and out of every repository." >&2
