#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Resident memory while 2 GiB go through a route of a gateway that has just started, over loopback:
# before (three seconds after it is ready), and how many MiB more at most and three seconds behind
# the end, as median (greatest). Run by hand; each transfer has a start of its own, and starts take
# turns. Needs Linux, curl, and what ./facet needs.
#
#   .ci/memory.sh [rounds, 5] [NAME=COMMAND ...]
#
# Commands are those of start.sh: another checkout can be measured beside this one:
#
#   .ci/memory.sh 5 now='./facet start $PROJECT' before='../before/facet start $PROJECT'
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5}
((rounds >= 1 && rounds <= 50)) || { echo "memory: $rounds rounds (expected: 1 to 50)" >&2; exit 2; }
shift || true
[[ $# -gt 0 ]] || set -- "facet=./facet start \$PROJECT"

source .ci/service.sh
export PORT=${PORT:-18980} PROJECT=$work/project UPSTREAM=$upstream
bytes=$((2 << 30))
url=http://127.0.0.1:$PORT/large

mkdir "$PROJECT"
cat >"$PROJECT/facet.yaml" <<YAML
version: 1
listeners:
  public: { port: $PORT, address: 127.0.0.1, limits: { body: 2GiB } }
  management: { port: 0 }
services: { large: { endpoints: [{ url: "$UPSTREAM" }], timeout: { total: 600s } } }
routes: [{ id: large, match: { path: /large }, auth: none, to: { large: 100 } }]
YAML

down() { curl -fsS -o /dev/null "$url?$bytes"; }
up() {
  head -c "$bytes" /dev/zero |
    curl -fsS -T - -X POST -H "Content-Length: $bytes" -H 'Transfer-Encoding:' -H 'Expect:' "$url"
}

# KiB of a process.
resident() { awk '/^VmRSS/ { print $2 }' "/proc/$1/status"; }

# One start and one transfer; appends MiB before, at most and behind it to a file.
transfer() { # name, command, way
  local pid before most now moving
  bash -c "exec $2" >"$work/log" 2>&1 &
  pid=$!
  started+=("$pid")
  until curl -fs -m 5 -o "$work/response" "$url" 2>/dev/null; do
    kill -0 "$pid" 2>/dev/null || { cat "$work/log" >&2; echo "memory: $1 ended" >&2; exit 1; }
    sleep 0.05
  done
  sleep 3
  before=$(resident "$pid")
  most=$before
  "$3" &
  moving=$!
  while kill -0 "$moving" 2>/dev/null; do
    now=$(resident "$pid")
    ((now > most)) && most=$now
    sleep 0.05
  done
  wait "$moving" || { cat "$work/log" >&2; echo "memory: $1 failed" >&2; exit 1; }
  sleep 3
  now=$(resident "$pid")
  awk -v b="$before" -v m="$most" -v n="$now" \
    'BEGIN { printf "%.1f %.1f %.1f\n", b / 1024, (m - b) / 1024, (n - b) / 1024 }' >>"$work/$1.$3"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}

# Median and greatest of a column.
figure() { # name, way, column
  sort -n -k "$3,$3" "$work/$1.$2" |
    awk -v c="$3" '{ v[NR] = $c } END { printf "%6.1f (%.1f)", v[int((NR + 1) / 2)], v[NR] }'
}

for _ in $(seq "$rounds"); do
  for gateway in "$@"; do
    for way in down up; do transfer "${gateway%%=*}" "${gateway#*=}" "$way"; done
  done
done
for gateway in "$@"; do
  name=${gateway%%=*}
  for way in down up; do
    printf '%-12s %-4s before %s MiB   at most +%s   behind %s\n' "$name" "$way" \
      "$(figure "$name" "$way" 1)" "$(figure "$name" "$way" 2)" "$(figure "$name" "$way" 3)"
  done
done
