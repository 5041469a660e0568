# Runs a PostgreSQL server for a test process, and never longer than it: when standard input ends, the server ends.
# Arguments: folder (removed then), user to run as ("" for this one), program, its arguments.
folder=$1 user=$2
shift 2
# The shell would tell of every child that was killed.
exec 2>/dev/null
if [ -n "$user" ]; then set -- setpriv --reuid="$user" --regid="$user" --init-groups "$@"; fi
# Ctrl+C reaches the whole terminal; the test process decides when the server ends.
trap '' INT TERM HUP
"$@" >"$folder/server.log" 2>&1 &
server=$!
if read -r how; then
  # INT: at once and in order. KILL: as a loss of power would.
  kill -s "$how" "$server" 2>/dev/null
  wait "$server"
else
  kill -s QUIT "$server" 2>/dev/null
  wait "$server"
  rm -rf "$folder"
fi
