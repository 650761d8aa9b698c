// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.argument.ExplainOptions;
import dev.facet.server.cli.argument.PlanOptions;
import dev.facet.server.command.FacetCommands;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code @cache} keeps, over reloads and frontends, and who says so. */
class CachedItemsIT extends WithGateway {
  private static final String CONFIGURATION =
      """
      version: 1
      services:
        catalog: { endpoints: [{ url: "http://catalog.upstream" }] }
        orders: { endpoints: [{ url: "http://orders.upstream" }] }
      frontends:
        web: { path: /graphql, schema: [schema/web.graphql], auth: none }
        app: { path: /app, schema: [schema/app.graphql], auth: none }
      """;
  private static final String SCHEMA =
      """
      type Query {
        product(id: ID!): Product @ref(key: "{args.id}")
      }
      type Product @entity(service: catalog, key: "id", one: {get: "/products/{key}"})
        @cache(ttl: "1h", tags: ["product:{key}"]) {
        id: ID!
        name: String
      }
      """;
  private static final String CHANGES =
      """
      type Mutation {
        order(id: ID!): Boolean @rest(service: orders, post: "/orders", root: "$ok", body: {})
          @invalidates(tags: ["product:{args.id}"])
      }
      """;
  private static final String QUERY = "{ product(id: 7) { name } }";

  private final AtomicInteger calls = new AtomicInteger();
  private TestClient client;

  @BeforeEach
  void startGateway() {
    gateway
        .file("facet.yaml", CONFIGURATION)
        .file("schema/web.graphql", SCHEMA)
        .file("schema/app.graphql", SCHEMA + CHANGES);
    gateway
        .upstream("catalog")
        .on(
            "GET",
            "/products/7",
            _ -> {
              calls.incrementAndGet();
              return FakeResponse.json(200, "{\"id\":7,\"name\":\"Lamp\"}");
            });
    gateway.upstream("orders").on("POST", "/orders", _ -> FakeResponse.json(201, "{}"));
    gateway.start(Mode.START);
    client = gateway.client();
  }

  private int callsAfter(String path) throws Exception {
    String name =
        client
            .graphQl(path, QUERY)
            .getJsonObject("data")
            .getJsonObject("product")
            .getString("name");
    assertEquals("Lamp", name);
    return calls.get();
  }

  @Test
  void frontendsShareWhatTheyAskForInTheSameWayAndWhatOneDropsIsDroppedForAll() throws Exception {
    assertEquals(1, callsAfter("/graphql"));
    assertEquals(1, callsAfter("/app"));

    assertTrue(client.graphQl("/app", "mutation { order(id: 8) }").encode().contains("true"));
    assertEquals(1, callsAfter("/graphql"));
    assertTrue(client.graphQl("/app", "mutation { order(id: 7) }").encode().contains("true"));
    assertEquals(2, callsAfter("/graphql"));
    assertEquals(2, callsAfter("/app"));
  }

  @Test
  void itStaysOverReloadsThatLeaveTheServiceAndTheCallsAsTheyAre() throws Exception {
    assertEquals(1, callsAfter("/graphql"));

    gateway.file("schema/web.graphql", SCHEMA.replace("name: String", "name: String sku: String"));
    assertTrue(gateway.reloads().next().accepted());
    assertEquals(1, callsAfter("/graphql"));

    gateway.file("schema/web.graphql", SCHEMA.replace("1h", "2h"));
    assertTrue(gateway.reloads().next().accepted());
    assertEquals(2, callsAfter("/graphql"));

    gateway.file(
        "facet.yaml",
        CONFIGURATION.replace(
            "catalog.upstream\" }]", "catalog.upstream\" }], cache: { honour: false, max: 1MiB }"));
    assertTrue(gateway.reloads().next().accepted());
    assertEquals(3, callsAfter("/graphql"));
    assertEquals(3, callsAfter("/graphql"));
  }

  @Test
  void noMoreIsKeptThanTheServiceMayKeep() throws Exception {
    gateway.file(
        "facet.yaml",
        CONFIGURATION.replace(
            "catalog.upstream\" }]",
            "catalog.upstream\" }], cache: { honour: false, maxEntry: 9B }"));
    assertTrue(gateway.reloads().next().accepted());
    assertEquals(1, callsAfter("/graphql"));
    assertEquals(2, callsAfter("/graphql"));
  }

  @Test
  void metricsCountTheKeys() throws Exception {
    callsAfter("/graphql");
    callsAfter("/graphql");
    callsAfter("/graphql");
    String page = gateway.management().get("/metrics").body();
    for (String sample : List.of("use=\"hit\"} 2", "use=\"miss\"} 1", "use=\"stale\"} 0")) {
      String line = "facet_upstream_items_total{service=\"catalog\"," + sample;
      assertTrue(page.contains(line), page);
    }
    assertTrue(page.contains("facet_upstream_items_kept{service=\"catalog\"} 1"), page);
    assertTrue(page.contains("facet_upstream_items_kept{service=\"orders\"} 0"), page);
    assertTrue(page.contains("facet_upstream_items_bytes{service=\"orders\"} 0"), page);
    assertFalse(page.contains("facet_upstream_items_bytes{service=\"catalog\"} 0"), page);
  }

  @Test
  void plansAndExplanationsSayWhatIsKept() {
    String plan =
        new FacetCommands()
            .plan(new PlanOptions(QUERY, "-", folder, "web", null, "{}", List.of()))
            .text();
    assertTrue(plan.contains("1 call, unless kept (1h, PUBLIC), for Query.product\n"), plan);
    assertTrue(explained("Query.product").contains(", kept for 1h (PUBLIC)"));
    assertTrue(explained("Mutation.order").contains(", drops product:{args.id}"));
  }

  private String explained(String field) {
    return new FacetCommands()
        .explain(new ExplainOptions(List.of(field), List.of(), folder))
        .text();
  }
}
