// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.execute.ClientContext;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.cache.CacheTags;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An engine whose services keep items, and time that a test lets pass. */
abstract class KeptItemsGateway {
  static final String SDL =
      """
      type Query {
        users(ids: [ID]!): [User] @ref(key: "{args.ids}")
        user(id: ID!): User @ref(key: "{args.id}")
        post(n: Int): Post @cache(ttl: "10s", swr: "20s", tags: ["posts", "post:{args.n}"])
          @rest(service: a, get: "/post?n={args.n}", root: "data")
        draft: Post @rest(service: a, get: "/draft?of={claims.sub}") @cache(ttl: "10s", scope: PRIVATE)
        text: String @rest(service: a, get: "/text") @cache(ttl: "10s")
        quick: Int @rest(service: a, get: "/count", root: "n") @cache(ttl: "1s")
        tagged(of: [Int]): Int @rest(service: a, get: "/sum", root: "n") @cache(ttl: "1h", tags: ["sum:{args.of}"])
        slow: Int @rest(service: a, get: "/count", root: "n") @cache(ttl: "1h")
      }
      type Mutation {
        rename(id: ID, in: [ID]): User @rest(service: b, post: "/rename", body: {id: "{args.id}"})
          @invalidates(tags: ["user:{args.id}", "user:{args.in}", "post:{body.post}", "of:{claims.sub}"])
      }
      type Post {
        id: ID
        etag: String @from(path: "$header.etag")
        author: User @ref(key: "{parent.by}")
        stats: Int @rest(service: a, get: "/stats/{parent.id}", root: "n")
          @cache(ttl: "10s", tags: ["of:{parent.slug}"])
        likes: [Like] @rest(service: a, get: "/likes?of={keys}", batch: {key: "{parent.id}", match: "of"})
          @cache(ttl: "10s", tags: ["likes:{key}"])
      }
      type Like { n: Int }
      type User @entity(service: b, key: "id", one: {get: "/users/{key}"}, many: {get: "/users?ids={keys}"})
        @cache(ttl: "10s", swr: "20s", tags: ["user:{key}"]) {
        id: ID
        name: String
        status: Int @from(path: "$status")
      }
      """;

  final CacheTags tags = new CacheTags();
  long millis = 1_000_000;
  final InstantSource clock = () -> Instant.ofEpochMilli(millis);
  final Upstreams services = new Upstreams();
  private final GraphQlEngine engine;

  KeptItemsGateway() {
    services.keeping("a", KeptInTests.items(tags, clock));
    services.keeping("b", KeptInTests.items(tags, clock));
    this.engine = new EngineBuilder(SDL).alone().over(services.clients("a", "b"));
  }

  /** A client that the gateway knows by this name; empty for none. */
  static ClientContext client(String identity) {
    return new ClientContext(
        !identity.isEmpty(),
        Set.of(),
        identity.isEmpty() ? Map.of() : Map.of("sub", "me"),
        "",
        "",
        new CallContext(
            CallContext.NO_DEADLINE,
            "",
            MultiMap.caseInsensitiveMultiMap(),
            new Cancellation(),
            new KnownOrigin(identity)));
  }

  Future<GraphQlResponse> asked(String query, ClientContext client) {
    return engine.execute(new GraphQlRequest(query, null, Map.of(), true, false), client);
  }

  String answer(String query) {
    return answer(query, client("jwt:ada"));
  }

  String answer(String query, ClientContext client) {
    return asked(query, client).result().json().toString();
  }

  String timing(String query) {
    return explaining(query).report().timing();
  }

  private GraphQlResponse explaining(String query) {
    GraphQlRequest request = new GraphQlRequest(query, null, Map.of(), true, true);
    return engine.execute(request, client("jwt:ada")).result();
  }

  String explained(String query) {
    return explaining(query)
        .json()
        .toJsonObject()
        .getJsonObject("extensions")
        .getJsonObject("facet")
        .getJsonArray("items")
        .encode();
  }

  /** What was called since the last time this was asked. */
  List<String> calls() {
    List<String> calls = List.copyOf(services.calls());
    services.forget();
    return calls;
  }
}
