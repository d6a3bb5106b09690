#!/usr/bin/env bash
# Checks the documentation (Markdown style, spelling) and builds the site into artifacts/site. The build fails on warnings, for example about broken links.
# The API reference comes from the assemblies and XML documentation of the last Debug build.
set -euo pipefail
cd "$(dirname "$0")/../.."

pages=(README.md CHANGELOG.md CONTRIBUTING.md 'docs/**/*.md' 'analyzers/rules/*.md' 'src/*/README.md')
npx --yes markdownlint-cli2@0.24.0 --config docs/site/.markdownlint-cli2.yaml "${pages[@]}"
npx --yes cspell@9.8.0 lint --no-progress --no-summary --config docs/site/cspell.json "${pages[@]}"

# Pages keep their relative paths, so the links between them remain valid.
pages=artifacts/pages
rm -rf artifacts/site "$pages"
mkdir -p "$pages"
git ls-files -z '*.md' LICENSE docs/toc.yml docs/schemas docs/ci | grep -zE '^([A-Z]+(\.md)?$|docs/|analyzers/rules/|tests/ConvertTyped.Benchmarks/README)' | xargs -0 cp --parents -t "$pages"
cp -r docs/site/docfx.json docs/site/filter.yml docs/site/toc.yml docs/site/template src/ConvertTyped/icon.png "$pages"

dotnet tool restore
dotnet docfx "$pages/docfx.json" --warningsAsErrors
cp artifacts/site/README.html artifacts/site/index.html
