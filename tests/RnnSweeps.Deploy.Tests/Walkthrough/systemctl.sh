#!/usr/bin/env bash
# systemctl, as far as the pages use it, where no systemd runs: it starts and ends the program as rnnsweeps.service says, as its
# user, with its variables and folders. Whether systemd itself would take the unit is asked of systemd-analyze elsewhere.
set -euo pipefail
unit=/etc/systemd/system/rnnsweeps.service
setting() { sed -n "s/^$1=//p" "$unit" | sed 's#%S#/var/lib#g; s#%C#/var/cache#g; s#%t#/run#g'; }
case $* in
  daemon-reload) test -s "$unit" ;;
  'enable --now rnnsweeps')
    user=$(setting User)
    for folder in "/var/lib/$(setting StateDirectory)" "/var/cache/$(setting CacheDirectory)" "/run/$(setting RuntimeDirectory)"; do
      install -d -m 0750 -o "$user" -g "$(setting Group)" "$folder"
    done
    mapfile -t variables < <(setting Environment)
    cd "$(setting WorkingDirectory)"
    read -ra command <<<"$(setting ExecStart)"
    umask "$(setting UMask)"
    setsid setpriv --reuid="$user" --regid="$(setting Group)" --init-groups env "${variables[@]}" "${command[@]}" >/run/service.log 2>&1 &
    echo $! >/run/service.pid
    for ((i = 0; i < 300; i++)); do
      if grep -q Serving /run/service.log; then exit 0; fi
      kill -0 "$(cat /run/service.pid)" || break
      sleep 0.2
    done
    cat /run/service.log >&2
    exit 1
    ;;
  'stop rnnsweeps')
    kill -TERM "$(cat /run/service.pid)"
    for ((i = 0; i < 300; i++)); do
      kill -0 "$(cat /run/service.pid)" 2>/dev/null || exit 0
      sleep 0.2
    done
    exit 1
    ;;
  *) echo "systemctl $*: not known here" >&2; exit 1 ;;
esac
