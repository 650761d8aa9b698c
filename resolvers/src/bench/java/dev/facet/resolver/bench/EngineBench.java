// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.bench;

import dev.facet.resolver.EngineBuilder;
import dev.facet.resolver.EngineFixture;
import dev.facet.resolver.GraphQlEngine;
import dev.facet.resolver.GraphQlRequest;
import dev.facet.resolver.Upstreams;
import dev.facet.resolver.document.DocumentCache;
import dev.facet.resolver.document.EngineLimits;
import dev.facet.resolver.execute.ClientContext;
import dev.facet.resolver.input.Suggestions;
import dev.facet.schema.FrontendSchema;
import dev.facet.upstream.CallContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the engine takes for a hundred posts and their ten authors, without any HTTP: planning a
 * document anew, executing one that is known, which reads both responses and writes one, and
 * writing as many posts that stand in the schema.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBench {
  private static final String SDL =
      """
      type Query {
        posts: [Post!]! @rest(service: a, get: "/posts")
        constant: [Post!]! @value(json: %s)
      }
      type Post { id: Int! title: String! user: User @ref(key: "{parent.userId}") }
      type User
        @entity(service: b, key: "id", many: {get: "/users?id={keys}", match: "id", max: 100}) {
        id: Int!
        name: String!
      }
      """;
  private static final String QUERY = "{ posts { id title user { id name } } }";
  private static final int POSTS = 100;
  private static final int USERS = 10;
  private static final EngineLimits LIMITS =
      new EngineLimits(2_000, 100_000, 15, 100_000, 30, 20, 50, 10, 100, 1_000, true);
  private static final GraphQlRequest REQUEST =
      new GraphQlRequest(QUERY, null, Map.of(), true, false);

  private static final GraphQlRequest WRITTEN =
      new GraphQlRequest("{ constant { id title } }", null, Map.of(), true, false);

  private final Upstreams services = new Upstreams();
  private final FrontendSchema schema = EngineFixture.schema(SDL.formatted(constant()));
  private final GraphQlEngine engine =
      new EngineBuilder(schema)
          .limits(LIMITS)
          .alone()
          .time(System::nanoTime)
          .over(services.clients("a", "b"));
  private final ClientContext client =
      new ClientContext(false, Set.of(), Map.of(), "", "", CallContext.detached());

  private static String constant() {
    return "[" + "{id: 7, title: \"a title of some words\"},".repeat(POSTS) + "]";
  }

  /** Prepares both services. */
  @Setup
  public void answers() {
    StringBuilder posts = new StringBuilder("[");
    for (int i = 0; i < POSTS; i++) {
      posts
          .append(i == 0 ? "" : ",")
          .append(
              "{\"id\":%d,\"userId\":%d,\"title\":\"a title of some words\",\"body\":\"%s\"}"
                  .formatted(i, i % USERS, "words ".repeat(30)));
    }
    StringBuilder keys = new StringBuilder();
    StringBuilder users = new StringBuilder("[");
    for (int i = 0; i < USERS; i++) {
      keys.append(i == 0 ? "" : ",").append(i);
      users
          .append(i == 0 ? "" : ",")
          .append("{\"id\":%d,\"name\":\"Ada\",\"phone\":\"1\"}".formatted(i));
    }
    services.on("a GET /posts", posts.append(']').toString());
    services.on("b GET /users?id=" + keys, users.append(']').toString());
  }

  /** Parses, validates and plans. */
  @Benchmark
  public Object plan() {
    return new DocumentCache(schema, LIMITS, Suggestions.OFF).prepare(QUERY, null, Map.of());
  }

  /** Writes what is there without any call. */
  @Benchmark
  public Object write() {
    return engine.execute(WRITTEN, client).result();
  }

  /** Executes a known document. */
  @Benchmark
  public Object execute() {
    Object response = engine.execute(REQUEST, client).result();
    services.forget();
    return response;
  }
}
