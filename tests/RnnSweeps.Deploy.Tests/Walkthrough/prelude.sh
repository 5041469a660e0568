# shellcheck shell=bash
# What the scripts of the walkthrough share.
set -euo pipefail

fail() { echo "FAILED: $*" >&2; exit 1; }

# sudo may be missing, and who runs this is root.
sudo() {
  [[ $1 == -u ]] || { "$@"; return; }
  local user=$2
  shift 2
  runuser -u "$user" -- "$@"
}

# until_true WHAT COMMAND…: waits for what must come.
until_true() {
  local what=$1
  shift
  for ((i = 0; i < 600; i++)); do
    if "$@" >/tmp/look 2>&1; then return; fi
    sleep 0.2
  done
  cat /tmp/look >&2
  fail "it never came: $what"
}

# in_good_order PID: tells a host to end, and waits for its end in good order.
in_good_order() {
  kill -TERM "$1"
  local code=0
  wait "$1" || code=$?
  [[ $code == 130 ]] || fail "the host ended with $code"
}

! command -v dotnet || fail "there is a .NET SDK on this machine"
[[ -z ${DOTNET_ROOT:-} ]] || fail "DOTNET_ROOT leads to one"
