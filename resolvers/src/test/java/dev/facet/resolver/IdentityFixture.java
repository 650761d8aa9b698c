// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.execute.ClientContext;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.UpstreamClient;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.cache.ItemCounts;
import dev.facet.upstream.item.ItemStore;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.lifecycle.AfterContainer;

/** Services that tell each caller who they think asks, and the callers. */
abstract class IdentityFixture {
  static final String SDL =
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

  /** The same, where everything is kept. */
  static final String KEPT =
      SDL.replace("get: \"/account\")", "get: \"/account\") @cache(ttl: \"1m\")")
          .replace("{claims.sub}\")", "{claims.sub}\") @cache(ttl: \"1m\", scope: PRIVATE)")
          .replace(
              "{header.x-tenant}\"}])",
              "{header.x-tenant}\"}]) @cache(ttl: \"1m\", scope: PRIVATE)")
          .replace("get: \"/open\")", "get: \"/open\") @cache(ttl: \"1m\")")
          .replace("max: 5})", "max: 5}) @cache(ttl: \"1m\")");

  /** Services whose responses hold what they saw, and come when the test says so. */
  static final class Echoes {
    private final Map<String, List<String>> forwarded;
    final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    final AtomicInteger calls = new AtomicInteger();
    private final Map<String, ItemStore> items = new HashMap<>();

    Echoes(Map<String, List<String>> forwarded) {
      this.forwarded = forwarded;
    }

    Map<String, UpstreamClient> clients() {
      Map<String, UpstreamClient> clients = new HashMap<>();
      for (String service : List.of("accounts", "plain", "items")) {
        items.put(service, KeptInTests.items(KEPT_COUNTS));
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
      public ItemStore items() {
        return Objects.requireNonNull(items.get(service()));
      }

      @Override
      public List<String> forwarded() {
        return forwarded.getOrDefault(service(), List.of());
      }
    }
  }

  static List<String> bool(String service) {
    return switch (service) {
      case "accounts" -> List.of("authorization");
      case "items" -> List.of("x-tenant");
      default -> List.of();
    };
  }

  /** What was found of what was kept. */
  static final ItemCounts KEPT_COUNTS = new ItemCounts();

  /** The most executions that were spared in one round on several event loops. */
  static final AtomicInteger MAX_SHARED = new AtomicInteger();

  static final Map<String, List<String>> TRUE =
      Map.of("accounts", List.of("authorization"), "items", List.of("x-tenant"));

  static ClientContext user(int number) {
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
        new CallContext(
            CallContext.NO_DEADLINE,
            "",
            headers,
            new Cancellation(),
            new KnownOrigin("jwt:sub" + number + ".")));
  }

  static GraphQlEngine engine(Echoes echoes, String sdl) {
    return new EngineBuilder(EngineFixture.schema(sdl, "accounts", "plain", "items"))
        .over(echoes.clients());
  }

  @AfterContainer
  static void loopsDidShare() {
    assertTrue(MAX_SHARED.get() > 0, "nothing was ever shared");
    assertTrue(KEPT_COUNTS.of(CacheStatus.Use.HIT) > 0, "nothing was ever kept");
  }
}
