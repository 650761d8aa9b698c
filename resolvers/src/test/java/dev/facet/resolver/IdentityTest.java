// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.count.FrontendCounts.Event;
import dev.facet.resolver.execute.ClientContext;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

/**
 * No byte ever crosses identities: users with tokens, tenants, claims and scopes of their own ask
 * the same queries at once, services answer in random order with what they saw of the principal,
 * and every response must speak of no principal but its own. What cannot be told apart is shared.
 */
class IdentityTest {
  private static final String SDL =
      """
      type Query {
        account: Account @rest(service: accounts, get: "/account")
        profile: Account @rest(service: plain, get: "/profile/{claims.sub}")
        tenant: Account
          @rest(service: plain, get: "/tenant", headers: [{name: "x-t", value: "{header.x-tenant}"}])
        secret: Account @requiresScopes(scopes: [["read"]]) @rest(service: plain, get: "/open")
        open: Account @rest(service: plain, get: "/open")
        app: String @value(text: "{client.name}")
        item(id: ID!): Item @ref(key: "{args.id}")
      }
      type Account { seen: String friend: Item @ref(key: "{parent.friendId}") }
      type Item
        @entity(service: items, key: "id", many: {get: "/items?ids={keys}", match: "id", max: 5}) {
        id: ID!
        seen: String
      }
      """;
  private static final List<String> QUERIES =
      List.of(
          "{account{seen}}",
          "{account{seen friend{id seen}}}",
          "{profile{seen}}",
          "{tenant{seen}}",
          "{secret{seen}}",
          "{app open{seen}}",
          "{open{seen friend{seen}}}",
          "{item(id:1){seen}}");

  /** Services whose responses hold what they saw, and come when the test says so. */
  private static final class Echoes {
    private final Map<String, List<String>> forwarded;
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();

    Echoes(Map<String, List<String>> forwarded) {
      this.forwarded = forwarded;
    }

    Map<String, UpstreamClient> clients() {
      Map<String, UpstreamClient> clients = new HashMap<>();
      for (String service : List.of("accounts", "plain", "items")) {
        clients.put(service, new Echo(service));
      }
      return clients;
    }

    void answerAll(Random random) {
      while (!waiting.isEmpty()) {
        waiting.remove(random.nextInt(waiting.size())).run();
      }
    }

    private final class Echo extends CallsOnly {
      Echo(String service) {
        super(service);
      }

      @Override
      public Future<UpstreamResponse> call(UpstreamRequest request, CallContext context) {
        calls.incrementAndGet();
        String seen = request.target() + seen(request, context);
        String one = "{\"id\":1,\"friendId\":1,\"seen\":\"" + seen + "\"}";
        String body = request.target().startsWith("/items") ? "[" + one + "]" : one;
        Promise<UpstreamResponse> promise = Promise.promise();
        Context client = Vertx.currentContext();
        Runnable response =
            () ->
                promise.complete(
                    new UpstreamResponse(
                        200,
                        MultiMap.caseInsensitiveMultiMap(),
                        body.getBytes(StandardCharsets.UTF_8)));
        waiting.add(client == null ? response : () -> client.runOnContext(_ -> response.run()));
        return promise.future();
      }

      private String seen(UpstreamRequest request, CallContext context) {
        StringBuilder seen = new StringBuilder();
        request.headers().forEach((name, value) -> seen.append(' ').append(value));
        // What the service() truly sees, whatever the client says about it.
        for (String name : bool(service())) {
          seen.append(' ').append(context.inbound().get(name));
        }
        return seen.toString();
      }

      @Override
      public List<String> forwarded() {
        return forwarded.getOrDefault(service(), List.of());
      }
    }
  }

  private static List<String> bool(String service) {
    return switch (service) {
      case "accounts" -> List.of("authorization");
      case "items" -> List.of("x-tenant");
      default -> List.of();
    };
  }

  private static final VertxInternal VERTX =
      (VertxInternal) Vertx.vertx(new VertxOptions().setEventLoopPoolSize(4));

  private static final List<ContextInternal> LOOPS =
      Stream.generate(VERTX::createEventLoopContext).limit(4).toList();

  /** The most executions that were spared in one round on several event loops. */
  private static final AtomicInteger MAX_SHARED = new AtomicInteger();

  private static final Map<String, List<String>> TRUE =
      Map.of("accounts", List.of("authorization"), "items", List.of("x-tenant"));

  private static ClientContext user(int number) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("authorization", "token" + number + ".")
            .add("x-tenant", "tenant" + number + ".");
    return new ClientContext(
        true,
        number % 2 == 0 ? Set.of("read") : Set.of(),
        Map.of("sub", "sub" + number + "."),
        "app" + number + ".",
        "1",
        new CallContext(CallContext.NO_DEADLINE, "", headers, new Cancellation()));
  }

  /** One question and its response to come. */
  private record Asked(int user, String query, Future<GraphQlResponse> response) {}

  private static void noPrincipalSeesAnother(long seed, Map<String, List<String>> forwarded) {
    Random random = new Random(seed);
    Echoes echoes = new Echoes(forwarded);
    GraphQlEngine engine = engine(echoes);
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int user = random.nextInt(4);
      String query = QUERIES.get(random.nextInt(QUERIES.size()));
      asked.add(
          new Asked(
              user,
              query,
              engine.execute(new GraphQlRequest(query, null, Map.of(), true, false), user(user))));
      if (random.nextInt(4) == 0 && !echoes.waiting.isEmpty()) {
        echoes.waiting.remove(random.nextInt(echoes.waiting.size())).run();
      }
    }
    echoes.answerAll(random);
    for (Asked one : asked) {
      assertSpeaksOf(one.user(), one.query(), one.response().result().json().toString());
    }
  }

  private static void assertSpeaksOf(int user, String query, String response) {
    for (int other = 0; other < 4; other++) {
      for (String mark : List.of("token", "tenant", "sub", "app")) {
        if (other != user) {
          assertFalse(
              response.contains(mark + other + "."),
              () -> "user " + user + " asked " + query + " and got " + response);
        }
      }
    }
    assertEquals(
        query.contains("secret") && user % 2 == 1, response.contains("FORBIDDEN"), response);
    if (query.contains("account") || query.contains("tenant") || query.contains("profile")) {
      assertTrue(response.contains(user + "."), response);
    }
  }

  private static GraphQlEngine engine(Echoes echoes) {
    return new GraphQlEngine(
        "web",
        EngineFixture.schema(SDL, "accounts", "plain", "items"),
        echoes.clients(),
        EngineFixture.OPEN,
        true,
        () -> 0L);
  }

  @Property(tries = 300)
  void nothingCrossesIdentities(@ForAll long seed) {
    noPrincipalSeesAnother(seed, TRUE);
  }

  @Property(tries = 100)
  void nothingCrossesIdentitiesOnSeveralEventLoops(@ForAll long seed) {
    noPrincipalOfAnyLoopSeesAnother(seed, TRUE);
  }

  /** As many ask, each on one of several event loops; responses come while others still ask. */
  private static void noPrincipalOfAnyLoopSeesAnother(
      long seed, Map<String, List<String>> forwarded) {
    Random random = new Random(seed);
    Echoes echoes = new Echoes(forwarded);
    GraphQlEngine engine = engine(echoes);
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int user = random.nextInt(4);
      String query = QUERIES.get(random.nextInt(QUERIES.size()));
      Promise<GraphQlResponse> response = Promise.promise();
      LOOPS
          .get(random.nextInt(LOOPS.size()))
          .runOnContext(_ ->
              engine
                  .execute(new GraphQlRequest(query, null, Map.of(), true, false), user(user))
                  .onComplete(response));
      asked.add(new Asked(user, query, response.future()));
      if (random.nextInt(4) == 0 && !echoes.waiting.isEmpty()) {
        echoes.waiting.removeFirst().run();
      }
    }
    Future<?> all = Future.all(asked.stream().map(Asked::response).toList());
    while (!all.isComplete()) {
      echoes.answerAll(random);
      Thread.onSpinWait();
    }
    for (Asked one : asked) {
      assertSpeaksOf(one.user(), one.query(), one.response().result().json().toString());
    }
    MAX_SHARED.accumulateAndGet(40 - (int) engine.counts().sum(Event.EXECUTION), Math::max);
  }

  @AfterContainer
  static void loopsDidShare() {
    assertTrue(MAX_SHARED.get() > 0, "nothing was ever shared");
  }

  /** The same test finds a header that was left out of the key. */
  @Test
  void aHeaderLeftOutOfTheKeyIsFound() {
    assertThrows(
        AssertionError.class,
        () -> {
          for (long seed = 0; seed < 50; seed++) {
            noPrincipalSeesAnother(seed, Map.of("items", List.of("x-tenant")));
          }
        });
    assertThrows(
        AssertionError.class,
        () -> {
          for (long seed = 0; seed < 200; seed++) {
            noPrincipalOfAnyLoopSeesAnother(seed, Map.of("items", List.of("x-tenant")));
          }
        });
  }

  @Test
  void clientsThatNothingReadsShareOneExecution() {
    Echoes echoes = new Echoes(TRUE);
    GraphQlEngine engine = engine(echoes);
    GraphQlRequest request = new GraphQlRequest("{open{seen}}", null, Map.of(), true, false);
    List<Future<GraphQlResponse>> responses = new ArrayList<>();
    for (int user = 0; user < 4; user++) {
      responses.add(engine.execute(request, user(user)));
    }
    echoes.answerAll(new Random(1));

    assertEquals(1, echoes.calls.get());
    assertEquals(1, engine.counts().sum(Event.EXECUTION));
    assertEquals(4, engine.counts().sum(Event.RESPONSE));
    responses.forEach(response -> assertTrue(response.succeeded()));
    assertEquals(
        1,
        responses.stream().map(response -> response.result().encodedBodies()).distinct().count());
  }

  @Test
  void anExplainedExecutionIsNotShared() {
    Echoes echoes = new Echoes(TRUE);
    GraphQlEngine engine = engine(echoes);
    List<Future<GraphQlResponse>> responses = new ArrayList<>();
    for (boolean explain : new boolean[] {true, false, true, false}) {
      responses.add(
          engine.execute(
              new GraphQlRequest("{open{seen}}", null, Map.of(), true, explain), user(0)));
    }
    echoes.answerAll(new Random(1));

    assertEquals(3, engine.counts().sum(Event.EXECUTION));
    assertTrue(
        responses.get(2).result().json().toString().contains("{\"executions\":3,\"responses\":4}"));
    assertFalse(responses.get(3).result().json().toString().contains("executions"));
  }
}
