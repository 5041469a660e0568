#!/usr/bin/env bash
# Writes a software bill of materials of the program, in CycloneDX JSON: every package that it is made of, with version,
# licence and hash. Usage: deploy/sbom.sh [FILE], by default sbom.json; TorchBackend=cuda for the build with CUDA.
set -euo pipefail
file=$(realpath -m "${1:-sbom.json}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_ROLL_FORWARD=Major
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
{
  dotnet tool restore
  [[ -e src/RnnSweeps/obj/project.assets.json ]] || dotnet restore src/RnnSweeps
  dotnet tool run dotnet-CycloneDX src/RnnSweeps/RnnSweeps.csproj --output "$(dirname "$file")" --filename "$(basename "$file")" \
    --output-format Json --exclude-dev --disable-package-restore --recursive --set-name rnnsweeps --set-version "$version"
} >&2
echo "$file"
