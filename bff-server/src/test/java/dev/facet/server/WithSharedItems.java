// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Two replicas before one service, which counts its calls, and a Redis. */
abstract class WithSharedItems extends WithReplicas {
  private static final String CONFIGURATION =
      """
      version: 1
      stores: { redis: { url: "REDIS", timeout: 10s } }
      services:
        catalog: { endpoints: [{ url: "SERVICE" }], cache: { honour: false, store: redis } }
        orders: { endpoints: [{ url: "SERVICE" }] }
        prices: { endpoints: [{ url: "SERVICE" }], cache: { store: redis } }
      policies:
        keys: { apiKey: { clients: [{ name: ada, key: secret-ada-0123456789 }, { name: bob, key: secret-bob-0123456789 }] } }
      frontends:
        web: { path: /graphql, schema: [web.graphql], use: [keys] }
      """;
  private static final String SCHEMA =
      """
      type Query {
        products(ids: [ID!]!): [Product] @ref(key: "{args.ids}")
        cart: Cart @authenticated
          @cache(ttl: "1h", scope: PRIVATE, tags: ["cart"])
          @rest(service: catalog, get: "/cart")
        price: Price @rest(service: prices, get: "/price")
      }
      type Mutation {
        order(id: ID!): Boolean @rest(service: orders, post: "/orders", root: "$ok", body: {})
          @invalidates(tags: ["product:{args.id}"])
      }
      type Product
        @entity(service: catalog, key: "id", many: {get: "/products?ids={keys}", match: "id"})
        @cache(ttl: "1h", tags: ["product:{key}"]) { id: ID! name: String }
      type Cart { owner: String }
      type Price { amount: Int }
      """;

  static final String ADA = "secret-ada-0123456789";

  WithSharedItems() {
    super(Mode.DEV, Map.of("web.graphql", SCHEMA, "facet.yaml", CONFIGURATION));
  }

  @BeforeEach
  void serve() {
    service.on("GET", "/products", request -> FakeResponse.json(200, products(request.target())));
    service.on("POST", "/orders", _ -> FakeResponse.json(201, "{}"));
    service.on("GET", "/cart", _ -> FakeResponse.json(200, "{\"owner\":\"ada\"}"));
    service.on(
        "GET",
        "/price",
        _ ->
            FakeResponse.of(
                200,
                Map.of("content-type", "application/json", "cache-control", "max-age=600"),
                "{\"amount\":7}"));
  }

  private static String products(String target) {
    JsonArray all = new JsonArray();
    for (String id : target.replaceFirst(".*ids=", "").split(",|%2C", -1)) {
      all.add(new JsonObject().put("id", id).put("name", "n" + id));
    }
    return all.encode();
  }

  static JsonObject asked(GatewayFixture gateway, String operation) {
    return asked(gateway, operation, ADA);
  }

  static JsonObject asked(GatewayFixture gateway, String operation, String key) {
    try {
      return gateway
          .client()
          .graphQl("/graphql", operation, "x-api-key", key, "facet-explain", "true");
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  static JsonObject explained(JsonObject response) {
    return response.getJsonObject("extensions").getJsonObject("facet");
  }

  static JsonObject items(JsonObject response) {
    return explained(response).getJsonArray("items").getJsonObject(0);
  }

  static String products(int... ids) {
    List<String> all = new ArrayList<>();
    for (int id : ids) {
      all.add("\"" + id + "\"");
    }
    return "{ products(ids: [" + String.join(",", all) + "]) { name } }";
  }

  final void kept(int count) {
    awaitKeys("facet:2:catalog:i:*", count);
  }
}
