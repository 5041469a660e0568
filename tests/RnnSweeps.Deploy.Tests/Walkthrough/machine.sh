#!/usr/bin/env bash
# machine.sh FOLDER SCRIPT: runs SCRIPT, a file in FOLDER, as root of a machine that is like this one but has no .NET and no
# network. What it writes is kept in memory and goes with it; FOLDER is its home, and stays. It has three addresses of its own.
# To be started by: unshare --mount --net --pid --uts --fork --kill-child
set -euo pipefail
home=$1 script=$2

mount --make-rprivate /
mount -t tmpfs -o size=8G tmpfs /mnt
mkdir /mnt/changes /mnt/work /mnt/root
mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/changes,workdir=/mnt/work /mnt/root
root=/mnt/root
mount -t proc proc $root/proc
mount --rbind /dev $root/dev
mount --rbind /sys $root/sys
for folder in tmp run mnt; do mount -t tmpfs tmpfs $root/$folder; done
chmod 1777 $root/tmp
mount --bind "$home" $root/root

for address in 10 11 12; do ip address add 192.0.2.$address/32 dev lo; done
ip link set lo up

# Whatever leads to .NET is gone, not only out of sight.
rm -rf $root/usr/share/dotnet $root/usr/lib/dotnet $root/usr/local/bin/dotnet $root/usr/bin/dotnet $root/etc/dotnet
exec chroot $root /usr/bin/env -i HOME=/root USER=root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  /bin/bash -c "cd; . ./$script"
