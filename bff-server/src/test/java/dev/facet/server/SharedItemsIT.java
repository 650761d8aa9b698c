// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.argument.ExplainOptions;
import dev.facet.server.cli.argument.PlanOptions;
import dev.facet.server.cli.result.CommandResult;
import dev.facet.server.command.FacetCommands;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.redis.TestRedis;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two replicas that share what {@code @cache} keeps in a Redis. */
@Timeout(120)
class SharedItemsIT extends WithSharedItems {
  @Test
  void aBatchAsksForWhatNeitherMemoryNorRedisHas() {
    asked(one(), products(1, 2));
    kept(2);

    JsonObject first = asked(other(), products(1, 2, 3));
    JsonObject second = asked(other(), products(1, 2, 3));

    assertEquals(
        "[{\"name\":\"n1\"},{\"name\":\"n2\"},{\"name\":\"n3\"}]",
        first.getJsonObject("data").getJsonArray("products").encode());
    assertEquals(
        List.of("/products?ids=1,2", "/products?ids=3"),
        service.requests().stream().map(FakeUpstream.Request::target).toList());
    assertEquals(2, items(first).getInteger("hit"));
    assertEquals(2, items(first).getInteger("store"));
    assertEquals(1, items(first).getInteger("miss"));
    assertEquals(3, items(second).getInteger("hit"));
    assertFalse(items(second).containsKey("store"));
    String metrics = metrics(other());
    assertTrue(
        metrics.contains("facet_upstream_items_store_total{result=\"hit\",service=\"catalog\"} 2"),
        metrics);
    assertTrue(
        metrics.contains("facet_upstream_items_store_total{result=\"miss\",service=\"catalog\"} 1"),
        metrics);
  }

  @Test
  void serverTimingSaysHowManyCameFromTheStore() throws Exception {
    asked(one(), products(1, 2));
    kept(2);

    String query = URLEncoder.encode(products(1, 2), UTF_8);
    HttpResponse<String> response =
        other().client().get("/graphql?query=" + query, "x-api-key", ADA, "facet-explain", "true");

    String timing = response.headers().firstValue("server-timing").orElse("");
    assertTrue(timing.contains("2 of 2 items kept (2 from the store)"), timing);
  }

  @Test
  void anExplanationSaysWhichTierAResponseCameFrom() {
    asked(one(), "{ price { amount } }");
    TestRedis.until(() -> !keys("facet:2:prices:e:*").isEmpty());

    List<String> tiers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      JsonObject call =
          explained(asked(other(), "{ price { amount } }"))
              .getJsonArray("upstream")
              .getJsonObject(0);
      tiers.add(call.getString("cache") + " " + call.getString("tier"));
    }

    assertEquals(List.of("hit store", "hit memory"), tiers);
    assertEquals(1, service.count("/price"));
  }

  /** The mutation is of a service that shares nothing itself. */
  @Test
  void aTagThatIsDroppedAtOneReplicaIsGoneAtTheOther() {
    asked(one(), products(1, 2));
    kept(2);
    asked(other(), products(1, 2));
    assertEquals(1, service.count("/products"));

    asked(other(), "mutation { order(id: 2) }");

    assertEquals(1, items(asked(other(), products(1, 2))).getInteger("miss"));
    TestRedis.until(() -> missed(one()));
    assertEquals(
        List.of("/products?ids=2"),
        service.requests().stream()
            .map(FakeUpstream.Request::target)
            .filter(target -> target.startsWith("/products"))
            .skip(1)
            .distinct()
            .toList());
  }

  /** What it has of it is asked for anew, or is what the other replica has asked for. */
  private boolean missed(GatewayFixture gateway) {
    JsonObject looked = items(asked(gateway, products(1, 2)));
    return looked.getInteger("miss") == 1 || looked.getInteger("store", 0) == 1;
  }

  @Test
  void clientsAreKeptApartAndKeysTellNothing() {
    asked(one(), "{ cart { owner } }");
    kept(1);

    asked(other(), "{ cart { owner } }", "secret-bob-0123456789");
    asked(other(), "{ cart { owner } }");

    assertEquals(2, service.count("/cart"));
    for (String key : keys("*")) {
      assertFalse(key.contains("ada") || key.contains("secret"), key);
    }
  }

  @Test
  void plansAndExplanationsSayThatItIsShared() {
    Path project = Objects.requireNonNull(folder).resolve("one");
    CommandResult plan =
        new FacetCommands()
            .plan(new PlanOptions(products(1), "-", project, "web", null, "{}", List.of()));
    String field =
        new FacetCommands()
            .explain(new ExplainOptions(List.of("Query.products"), List.of(), project))
            .text();

    assertTrue(plan.text().contains("unless kept (1h, PUBLIC, shared in redis)"), plan.text());
    assertTrue(field.contains(", kept for 1h (PUBLIC, shared in redis)"), field);
  }

  @Test
  void withoutItsRedisAReplicaGoesOn() throws Exception {
    asked(one(), products(1));
    kept(1);

    redis().stop();

    TestRedis.until(
        () -> metrics(one()).contains("facet_upstream_cache_store_failing{service=\"prices\"} 1"));
    JsonObject response = asked(one(), products(1, 2));
    assertEquals(1, items(response).getInteger("hit"));
    assertEquals(1, items(response).getInteger("miss"));
    assertFalse(response.containsKey("errors"), response.encode());
  }
}
