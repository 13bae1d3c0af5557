#!/usr/bin/env bash
# Runs every suite, one after another (they share two cores), and ends with 'N passed, N failed'.
# Called by ./studio test, which has installed what they need.
set -uo pipefail
ROOT=$(cd "$(dirname "$0")/.." && pwd)
cd "$ROOT" || exit 1
mkdir -p artifacts/logs
passed=0 failed=0

# report NAME EXIT LOG PASSED FAILED: a suite that counted nothing has failed, whatever it exited with
report() {
  local name=$1 code=$2 log=$3 ok=$4 bad=$5
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  if [ $((ok + bad)) -eq 0 ]; then bad=1; fi
  passed=$((passed + ok)) failed=$((failed + bad))
  printf '%-34s %4d passed, %d failed  (%s)\n' "$name" "$ok" "$bad" "$(date +%T)"
  if [ "$bad" -gt 0 ]; then sed -e 's/^/  | /' "$log" | grep -vE '^  \| *$' | tail -60; fi
}

sum() { grep -oE "$1" "$2" | grep -oE '[0-9]+' | awk '{s += $1} END {print s + 0}'; }

log=artifacts/logs/build.log
if ! dotnet build VideoWeb.sln -c Release -v q -nodeReuse:false >"$log" 2>&1; then
  grep -E 'error' "$log" | sort -u | head -40
  echo "0 passed, 1 failed"
  exit 1
fi
date >artifacts/built

for folder in src/stage src/VideoWeb.Web/Client; do
  log=artifacts/logs/$(basename "$folder")-types.log
  (cd "$folder" && npx --no-install tsc --noEmit) >"$log" 2>&1
  code=$?
  report "types: $folder" $code "$log" $((code == 0 ? 1 : 0)) $((code == 0 ? 0 : 1))
done

log=artifacts/logs/stage.log
(cd src/stage && npm test --silent) >"$log" 2>&1
report "stage" $? "$log" "$(sum '^(# |ℹ )pass [0-9]+' "$log")" "$(sum '^(# |ℹ )fail [0-9]+' "$log")"

for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  log=artifacts/logs/$name.log
  dotnet test "$project" -c Release --no-build -nodeReuse:false --blame-hang-timeout 10m >"$log" 2>&1
  report "$name" $? "$log" "$(sum 'Passed: +[0-9]+' "$log")" "$(sum 'Failed: +[0-9]+' "$log")"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
