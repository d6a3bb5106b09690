#!/bin/sh
# Keeps convert.json current in any CI system: pulls the config, and pushes a branch with the changes that were made in Convert.
# Needs git, the .NET SDK and the environment variable CONVERT_SDK_KEY. Run the script on a schedule, in the folder that contains convert.json.
# Prints the changes in Markdown, for the description of the merge request.
set -eu

branch=${CONVERT_BRANCH:-convert-config}
change=$(mktemp)
trap 'rm -f "$change"' EXIT

dotnet tool restore >/dev/null
dotnet convert-typed pull --fresh --format markdown --output "$change"

if [ -z "$(git status --porcelain -- convert.json convert.retired.json)" ]; then
    echo "convert.json is up to date."
    exit 0
fi

git switch --quiet --force-create "$branch"
git add -- convert.json
[ ! -e convert.retired.json ] || git add -- convert.retired.json
git commit --quiet --all --message "Update convert.json"
git push --quiet --force origin "$branch"
cat "$change"
