#!/usr/bin/env bash
# Builds the large project once to warm up, then three times with the analyzers and three times without them, and prints the wall-clock and CPU seconds
# of these six builds. After one more build, prints the times that the compiler reports for each analyzer and generator. Run this script on an idle
# machine. The analyzers are built in the Release configuration, as in the package.
set -euo pipefail
tests=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export CONVERTTYPED_LARGE_PROJECT=$folder MSBUILDDISABLENODEREUSE=1
[ "${1:-}" = --no-build ] || dotnet build -c Release "$tests" --verbosity quiet
dotnet "$tests/bin/Release/net10.0/ConvertTyped.Analyzers.Tests.dll" -method '*.The_large_project_can_be_written_to_a_folder' > /dev/null
cd "$folder"
dotnet restore --verbosity quiet
TIMEFORMAT='%R s wall, %U s user, %S s system'
build() { dotnet build --no-restore --no-incremental --verbosity quiet -p:UseSharedCompilation=false "$@" > /dev/null; }
build -p:WithoutAnalyzers=true
for _ in 1 2 3; do
    echo -n "with:    "; time build
    echo -n "without: "; time build -p:WithoutAnalyzers=true
done 2>&1
dotnet build --no-restore --no-incremental --verbosity detailed -p:UseSharedCompilation=false -p:ReportAnalyzer=true |
    grep -E 'Total (analyzer|generator) execution time|ConvertTyped\.'  | grep -vE '/|csc' | sort -u
