#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# CPU of the gateway's process per request, end to end over loopback. Needs wrk, and what ./facet
# needs. Run by hand on a quiet machine; figures of two runs compare only on the same one.
#
#   .ci/bench.sh [seconds a cell, 5] [connections, 32]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-5}
connections=${2:-32}
((seconds <= 30)) || { echo "bench: $seconds seconds (expected: 30 at most)" >&2; exit 2; }
type -P wrk >/dev/null || { echo "bench: needs wrk (for one, apt install wrk)" >&2; exit 3; }

source .ci/service.sh

cat >"$work/facet.yaml" <<YAML
version: 1
listeners: { public: { port: 18970, address: 127.0.0.1 }, management: { port: 18971 } }
services: { blog: { endpoints: [{ url: "$upstream" }], pool: { max: 256 } } }
frontends:
  shared: { path: /shared, schema: [blog.graphql], auth: none }
  each: { path: /each, schema: [blog.graphql], auth: none, coalesce: false }
routes:
  - { id: blog, match: { path: /* }, auth: none, to: { blog: 100 } }
YAML
blog_schema "$work/blog.graphql"
./facet start "$work" >"$work/log" 2>&1 &
gateway=$!
started+=("$gateway")
for _ in $(seq 300); do
  curl -fs -o /dev/null "http://127.0.0.1:18970/users?id=1" && break
  sleep 0.1
done

ticks() { awk '{ print $14 + $15 }' "/proc/$gateway/stat"; }
cell() { # name, path, GraphQL query or nothing
  local before after requests
  if [[ -n $3 ]]; then
    printf 'wrk.method="POST"; wrk.headers["content-type"]="application/json"; wrk.body=[[{"query":"%s"}]]' "$3" >"$work/wrk.lua"
  else
    : >"$work/wrk.lua"
  fi
  wrk -t1 -c"$connections" -d"${seconds}s" -s "$work/wrk.lua" "http://127.0.0.1:18970$2" >/dev/null
  before=$(ticks)
  requests=$(wrk -t1 -c"$connections" -d"${seconds}s" -s "$work/wrk.lua" "http://127.0.0.1:18970$2" | awk '/requests in/ { print $1 }')
  after=$(ticks)
  awk -v name="$1" -v ticks=$((after - before)) -v requests="$requests" -v hz="$(getconf CLK_TCK)" \
    'BEGIN { printf "%-28s %8d requests   %.4f ms CPU each\n", name, requests, ticks * 1000 / hz / requests }'
}

cell 'no call' /shared '{ greet }'
cell 'two calls, not shared' /each '{ posts { id title user { id name } } }'
cell 'two calls, shared' /shared '{ posts { id title user { id name } } }'
cell 'forwarded' '/users?id=1' ''
