#!/usr/bin/env bash
# Uses the tool from the command line: sets up a project, builds it after an experience was retired, and removes the experience from the code.
# Run this script in a folder without a project. The NuGet sources of the folder must contain the packages. The script reads these variables:
#   VERSION, the version of the packages; CONVERT_SDK_KEY; CONVERT_CONFIG_ENDPOINT
#   SERVED, the file that the server sends; CONFIGS, the folder with the configs to send
set -euo pipefail

step() { printf '\n== %s\n' "$*"; }

# Runs a command that must exit with the given code, and leaves its output in the file "output".
exits() {
    local expected=$1 actual=0
    shift
    "$@" > output 2>&1 || actual=$?
    cat output
    [ "$actual" -eq "$expected" ] || { echo "'$*' exited with $actual instead of $expected"; exit 1; }
}

says() { grep -qE -- "$1" output || { echo "The output does not contain: $1"; exit 1; }; }

says_not() { ! grep -qE -- "$1" output || { echo "The output must not contain: $1"; exit 1; }; }

step "Install the tool"
dotnet new tool-manifest > /dev/null
exits 0 dotnet tool install ConvertTyped.Tool --version "$VERSION"

step "Set up the project"
cat > Shop.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
  </PropertyGroup>
</Project>
PROJECT
cp "$CONFIGS/before.json" "$SERVED"
exits 0 dotnet convert-typed init
says 'Wrote the live config to convert.json'
says 'Added the package ConvertTyped'

step "Build"
cat > Program.cs <<'PROGRAM'
using ConvertTyped;

using var core = ConvertCore.Start(new ConvertOptions { Config = ConvertProject.Config });
var context = core.CreateContext("visitor-1");
var page = context.Experiences.CheckoutExperiment.Variation switch
{
    CheckoutExperimentVariation.Treatment => "new",
    _ => "old",
};
Console.WriteLine($"{page}, recommendations: {context.Features.Recommendations.IsEnabled}");
PROGRAM
exits 0 dotnet build -v q -nodeReuse:false
says '0 Warning\(s\)'
exits 0 dotnet convert-typed pull --check

step "One experiment ends in Convert, and the traffic of another experiment changes"
cp "$CONFIGS/after.json" "$SERVED"
exits 1 dotnet convert-typed pull --check
says 'convert.json differs from the config that Convert serves'

step "Show which code breaks and how many visitors change variation"
exits 1 dotnet convert-typed diff convert.json live
says 'breaks +context\.Experiences\.CheckoutExperiment '
says '100\.0% checkout-experiment'
says '(49|50)\.[0-9]% recommendations-rollout'

step "Pull"
exits 0 dotnet convert-typed pull
says 'warns +context\.Experiences\.CheckoutExperiment '
says_not 'breaks '
says "retired +experience 'checkout-experiment', not served since"
exits 0 dotnet convert-typed pull --check

step "The build succeeds with a warning"
exits 0 dotnet build -v q -nodeReuse:false --no-incremental
says 'Program\.cs\(5,12\): warning CVT2001: .*not served by Convert since'
says_not ' error '

step "List the remaining usages"
exits 1 dotnet convert-typed usages --retired
says 'experience checkout-experiment not served by Convert since'
says 'Program\.cs\(5,32\) accessor'

step "Clean up"
exits 0 dotnet convert-typed cleanup checkout-experiment --keep treatment
exits 0 dotnet convert-typed usages --retired
exits 0 dotnet convert-typed pull --prune .
exits 0 dotnet build -v q -nodeReuse:false --no-incremental
says_not 'CVT2001'
