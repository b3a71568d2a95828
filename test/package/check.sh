#!/usr/bin/env bash
# Packs the package as it compiles now, installs it beside its peers in an empty folder, and compiles and synthesizes a program there.
set -euo pipefail
cd "$(dirname "$0")/../.."
npx projen compile
exec node --import tsx test/package/check.ts
