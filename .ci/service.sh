# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# For bench.sh and start.sh, which read this file: a folder and processes that go away with the
# script, the service that gateways call, and a schema for it.
#
#   work       the folder
#   started    process ids to end
#   upstream   the service's URL

work=$(mktemp -d)
started=()
finish() {
  local pid
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Dsun.net.httpserver.nodelay=true .ci/StaticUpstream.java >"$work/upstream.port" &
started+=($!)
for _ in $(seq 100); do [[ -s $work/upstream.port ]] && break; sleep 0.1; done
upstream="http://127.0.0.1:$(cat "$work/upstream.port")"

blog_schema() { # file
  cat >"$1" <<'SDL'
type Query {
  greet: String! @value(json: "Hello")
  posts: [Post!]! @rest(service: blog, get: "/posts")
}
type Post { id: Int! title: String! user: User @ref(key: "{parent.userId}") }
type User
  @entity(service: blog, key: "id", many: {get: "/users?id={keys*}", match: "id", max: 100}) {
  id: Int!
  name: String!
}
SDL
}
