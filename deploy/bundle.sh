#!/usr/bin/env bash
# bundle.sh [--backend cpu|none] [--output DIR]
# Packs the program with everything that it needs into DIR/rnnsweeps-VERSION-linux-x64-BACKEND.tar.gz (default deploy/bundles),
# for machines with no network and no .NET: unpack it there and run install.sh. Needs the .NET SDK, git and a package source here.
# What git knows of the working tree is packed, changes that are not committed among it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

backend=cpu output=$root/deploy/bundles
usage() {
  sed -n '2s/^# //p' "${BASH_SOURCE[0]}"
}
while (($#)); do
  case $1 in
    --backend) backend=${2:?--backend needs cpu or none}; shift 2 ;;
    --output) output=${2:?--output needs a folder}; shift 2 ;;
    --help) sed -n '2,5s/^# //p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
if [[ $backend != cpu && $backend != none ]]; then
  echo "A bundle has the backend cpu or none, found '$backend'. For GPUs: none, with RNNSWEEPS_LIBTORCH naming an installed PyTorch 2.10." >&2
  exit 2
fi

# No server of the compiler or of the build is left behind, which would hold the pipes of whoever started this.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source=$work/source
mkdir -p "$source" "$output"
# Built from a copy, so that the clone's own builds stay as they are.
(cd "$root" && git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do [[ ! -e $file ]] || printf '%s\0' "$file"; done |
  tar --create --null --files-from=-) | tar --extract --directory "$source"
commit=$(git -C "$root" rev-parse HEAD)
moment=$(git -C "$root" log -1 --format=%ct)
version=$(cd "$source" && dotnet msbuild src/RnnSweeps -getProperty:Version)

name=rnnsweeps-$version-linux-x64-$backend
bundle=$work/$name
mkdir "$bundle"
(cd "$source" && dotnet publish src/RnnSweeps -c Release -r linux-x64 --self-contained true -nologo -v quiet \
  -p:TorchBackend="$backend" -p:SourceRevisionId="$commit" -p:PathMap="$source=/rnnsweeps" -p:DebugType=portable -o "$bundle/program") >&2

# The fixed layout: program, sweeps, results (its pages), deploy, sbom, and the files beside them.
(cd "$source" && cp -R README.md sweeps results deploy "$bundle/")
mv "$bundle/deploy/bundle/install.sh" "$bundle/install.sh"
rmdir "$bundle/deploy/bundle"
printf '%s+%s\n' "$version" "$commit" >"$bundle/VERSION"
if [[ -x $source/deploy/sbom.sh ]]; then
  mkdir "$bundle/sbom"
  (cd "$source" && deploy/sbom.sh "$bundle/sbom/rnnsweeps.cdx.json") >&2
fi
find "$bundle" -type d -exec chmod 0755 {} +
find "$bundle" -type f -exec chmod 0644 {} +
find "$bundle" -type f \( -name '*.sh' -o -path "$bundle/program/rnnsweeps" -o -path "$bundle/program/createdump" \) -exec chmod 0755 {} +
(cd "$bundle" && find . -type f -print0 | LC_ALL=C sort --zero-terminated | xargs -0 sha256sum) >"$work/SHA256SUMS"
mv "$work/SHA256SUMS" "$bundle/"

archive=$output/$name.tar.gz
tar --create --directory "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$moment" "$name" | gzip --no-name -6 >"$archive.tmp"
mv "$archive.tmp" "$archive"
(cd "$output" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
echo "$archive"
