#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# From a start to the first right response, over loopback: wall time, CPU time, and resident memory
# half a second later, as median (least). Run by hand; starts take turns, so that what else the
# machine does meets all of them. Needs curl, and what ./facet needs.
#
#   .ci/start.sh [rounds, 9] [NAME=COMMAND ...]
#
# A command starts a gateway; without any, it is this checkout's ./facet. It finds in its environment
# PORT (where to listen, with GraphQL at /graphql), UPSTREAM (the URL of the service) and PROJECT (a
# folder for facet start), so that another checkout and another gateway can be measured beside:
#
#   .ci/start.sh 15 now='./facet start $PROJECT' before='../before/facet start $PROJECT' peer='node peer.js'
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-9}
((rounds >= 1 && rounds <= 50)) || { echo "start: $rounds rounds (expected: 1 to 50)" >&2; exit 2; }
shift || true
[[ $# -gt 0 ]] || set -- "facet=./facet start \$PROJECT"

source .ci/service.sh
export PORT=18980 PROJECT=$work/project UPSTREAM=$upstream

mkdir "$PROJECT"
cat >"$PROJECT/facet.yaml" <<YAML
version: 1
listeners: { public: { port: $PORT, address: 127.0.0.1 }, management: { port: 0 } }
services: { blog: { endpoints: [{ url: "$UPSTREAM" }] } }
frontends: { blog: { path: /graphql, schema: [blog.graphql], auth: none } }
YAML
blog_schema "$PROJECT/blog.graphql"
query='{"query":"{ posts { id title user { id name } } }"}'

# Milliseconds of CPU of a process and of those it waited for.
cpu() { awk -v hz="$(getconf CLK_TCK)" '{ print ($14 + $15 + $16 + $17) * 1000 / hz }' "/proc/$1/stat"; }

# One start; appends wall ms, CPU ms and MiB to a file.
start() { # name, command
  local began ready pid
  began=$(date +%s%N)
  bash -c "exec $2" >"$work/log" 2>&1 &
  pid=$!
  started+=("$pid")
  until curl -fs -m 5 -o "$work/response" -H 'content-type: application/json' -d "$query" \
    "http://127.0.0.1:$PORT/graphql" 2>/dev/null; do
    kill -0 "$pid" 2>/dev/null || { cat "$work/log" >&2; echo "start: $1 ended" >&2; exit 1; }
    sleep 0.002
  done
  ready=$(date +%s%N)
  grep -q '^{"data":{"posts":\[{.*"user":{"id":' "$work/response" ||
    { echo "start: $1 responded $(head -c 200 "$work/response")" >&2; exit 1; }
  printf '%s %s ' "$(((ready - began) / 1000000))" "$(cpu "$pid")" >>"$work/$1.rounds"
  sleep 0.5
  awk '/^VmRSS/ { printf "%.0f\n", $2 / 1024 }' "/proc/$pid/status" >>"$work/$1.rounds"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}

# Median and least of a column.
figure() { # name, column
  sort -n -k "$2,$2" "$work/$1.rounds" |
    awk -v c="$2" '{ v[NR] = $c } END { printf "%5d (%d)", v[int((NR + 1) / 2)], v[1] }'
}

for _ in $(seq "$rounds"); do
  for gateway in "$@"; do start "${gateway%%=*}" "${gateway#*=}"; done
done
for gateway in "$@"; do
  name=${gateway%%=*}
  printf '%-12s %s ms   %s ms CPU   %s MiB\n' \
    "$name" "$(figure "$name" 1)" "$(figure "$name" 2)" "$(figure "$name" 3)"
done
