#!/bin/sh
# install.sh [--prefix DIR] [--link DIR] [--systemd]
# Installs this bundle with no network: checks every file, copies them to --prefix (default /opt/rnnsweeps) and links the command
# into --link (default /usr/local/bin). --systemd adds the user and the service rnnsweeps, without starting it.
# A version that is there is kept beside the new one as DIR.before; results are elsewhere and stay as they are.
set -eu
cd "$(dirname "$0")"

prefix=/opt/rnnsweeps link=/usr/local/bin systemd=no
while [ $# -gt 0 ]; do
  case $1 in
    --prefix) prefix=${2:?--prefix needs a folder}; shift 2 ;;
    --link) link=${2:?--link needs a folder}; shift 2 ;;
    --systemd) systemd=yes; shift ;;
    --help) sed -n '2,5s/^# //p' install.sh; exit 0 ;;
    *) sed -n '2s/^# //p' install.sh >&2; exit 2 ;;
  esac
done

if [ "$systemd" = yes ] && [ "$prefix" != /opt/rnnsweeps ]; then
  echo "The service starts /opt/rnnsweeps/program/rnnsweeps: --systemd goes without --prefix." >&2
  exit 2
fi
if ! sha256sum --quiet --strict --check SHA256SUMS; then
  echo "This bundle is not what was packed: take another copy of it. Nothing was installed." >&2
  exit 1
fi

mkdir -p "$(dirname "$prefix")" "$link"
rm -rf "$prefix.new"
mkdir -m 0755 "$prefix.new"
cp -R . "$prefix.new/"
if [ -e "$prefix" ]; then
  rm -rf "$prefix.before"
  mv "$prefix" "$prefix.before"
fi
mv "$prefix.new" "$prefix"
ln -sfn "$prefix/program/rnnsweeps" "$link/rnnsweeps"

if [ "$systemd" = yes ]; then
  # The same number as in the containers, so that all silos may share a folder.
  getent group rnnsweeps >/dev/null || groupadd --gid 10001 rnnsweeps
  getent passwd rnnsweeps >/dev/null ||
    useradd --uid 10001 --gid rnnsweeps --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin rnnsweeps
  install -d -m 0750 -o root -g rnnsweeps /etc/rnnsweeps
  [ -e /etc/rnnsweeps/rnnsweeps.env ] || install -m 0640 -o root -g rnnsweeps deploy/systemd/rnnsweeps.env.example /etc/rnnsweeps/rnnsweeps.env
  install -m 0644 deploy/systemd/rnnsweeps.service /etc/systemd/system/rnnsweeps.service
  systemctl daemon-reload
  echo "Settings: /etc/rnnsweeps/rnnsweeps.env. Start: systemctl enable --now rnnsweeps" >&2
fi
echo "Installed $(cat VERSION) in $prefix. Check it with: $link/rnnsweeps doctor" >&2
