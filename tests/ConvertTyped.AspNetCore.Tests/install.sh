#!/usr/bin/env bash
# Installs what some tests need besides .NET: Debian's Chromium and PostgreSQL. Where it cannot, those tests say so and are skipped.
set -uo pipefail
missing=()
command -v chromium > /dev/null || missing+=(chromium fonts-dejavu-core)
compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || missing+=(postgresql)
[ ${#missing[@]} -eq 0 ] && exit 0
if ! command -v apt-get > /dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "Not installed, for want of apt-get or rights: ${missing[*]}"
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null || echo "Could not install: ${missing[*]}"
exit 0
