#!/usr/bin/env bash
# Installs programs that some tests need besides .NET: Chromium, PostgreSQL and Redis from Debian, and axe-core and TypeScript from npm. Without a program,
# the tests that need it are skipped and report the reason.
set -uo pipefail
cd "$(dirname "$0")/../.."
axe=artifacts/axe
if [ ! -f "$axe/axe.min.js" ] && command -v npm > /dev/null; then
    mkdir -p "$axe"
    (cd "$axe" && npm pack --silent axe-core@4.14.1 > /dev/null && tar -xzf axe-core-4.14.1.tgz --strip-components=1 package/axe.min.js && rm axe-core-4.14.1.tgz) \
        || echo "Could not install: axe-core"
fi
typescript=artifacts/typescript
if [ ! -f "$typescript/lib/tsc.js" ] && command -v npm > /dev/null; then
    mkdir -p "$typescript"
    (cd "$typescript" && npm pack --silent typescript@5.9.3 > /dev/null && tar -xzf typescript-5.9.3.tgz --strip-components=1 package/lib && rm typescript-5.9.3.tgz) \
        || echo "Could not install: TypeScript"
fi
missing=()
command -v chromium > /dev/null || missing+=(chromium fonts-dejavu-core)
compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || missing+=(postgresql)
command -v redis-server > /dev/null || missing+=(redis-server)
[ ${#missing[@]} -eq 0 ] && exit 0
if ! command -v apt-get > /dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "Could not install without apt-get and root permissions: ${missing[*]}"
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null || echo "Could not install: ${missing[*]}"
exit 0
