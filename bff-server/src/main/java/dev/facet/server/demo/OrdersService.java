// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders of the principal, and of no other. The caller is the {@code sub} of a bearer token, whose
 * signature the gateway has checked, or the header {@code x-user}. New orders live as long as the
 * process.
 */
final class OrdersService {
  private final Map<String, JsonObject> products = new HashMap<>();
  private final List<JsonObject> orders;
  private final Map<String, JsonObject> byIdempotencyKey = new HashMap<>();
  private final InstantSource clock;

  OrdersService(SampleData data, InstantSource clock) {
    this.orders = new ArrayList<>(data.orders());
    this.clock = clock;
    data.products().forEach(product -> products.put(product.getString("id"), product));
  }

  void mount(SampleService service) {
    service.on(HttpMethod.GET, "/orders", this::list);
    service.on(HttpMethod.GET, "/orders/{id}", this::one);
    service.on(HttpMethod.POST, "/orders", this::place);
  }

  private SampleResponse list(SampleCall call) {
    String principal = SamplePrincipal.of(call);
    String customer = call.query("customerId").orElse(principal);
    if (!customer.equals(principal)) {
      return SampleResponse.error(403, "orders of another customer");
    }
    return SampleResponse.ok(
        new JsonObject()
            .put(
                "items",
                new JsonArray(
                    orders.stream()
                        .filter(order -> order.getString("customerId").equals(customer))
                        .toList())));
  }

  private SampleResponse one(SampleCall call) {
    String principal = SamplePrincipal.of(call);
    String id = call.path("id");
    return orders.stream()
        .filter(order -> order.getString("id").equals(id))
        .filter(order -> order.getString("customerId").equals(principal))
        .findFirst()
        .map(SampleResponse::ok)
        .orElseGet(() -> SampleResponse.error(404, "no order " + id));
  }

  private SampleResponse place(SampleCall call) {
    String principal = SamplePrincipal.of(call);
    Optional<String> key = call.header("Idempotency-Key").map(value -> principal + " " + value);
    JsonObject order =
        key.map(byIdempotencyKey::get).orElseGet(() -> placed(principal, call.body()));
    key.ifPresent(known -> byIdempotencyKey.put(known, order));
    return SampleResponse.created(order, "/orders/" + order.getString("id"));
  }

  private JsonObject placed(String principal, JsonObject body) {
    List<JsonObject> lines = lines(body);
    double total =
        lines.stream()
            .mapToDouble(line -> line.getInteger("quantity") * line.getDouble("unitPrice"))
            .sum();
    JsonObject order =
        new JsonObject()
            .put("id", "o%03d".formatted(orders.size() + 1))
            .put("customerId", principal)
            .put("placedAt", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("status", "PLACED")
            .put("lines", new JsonArray(lines))
            .put("total", Math.round(total * 100) / 100.0);
    orders.add(order);
    return order;
  }

  private List<JsonObject> lines(JsonObject body) {
    if (!(body.getValue("lines") instanceof JsonArray lines) || lines.isEmpty()) {
      throw SampleResponse.rejection(422, "lines: nothing (expected: one or more)", null);
    }
    return lines.stream().map(this::line).toList();
  }

  private JsonObject line(Object asked) {
    if (!(asked instanceof JsonObject line)
        || !(line.getValue("quantity") instanceof Integer quantity)
        || quantity < 1) {
      throw SampleResponse.rejection(422, "quantity: missing (expected: 1 or more)", null);
    }
    JsonObject product = products.get(String.valueOf(line.getValue("productId")));
    if (product == null) {
      throw SampleResponse.rejection(
          422,
          "productId: " + line.getValue("productId") + " (expected: the id of a product)",
          null);
    }
    return new JsonObject()
        .put("productId", product.getString("id"))
        .put("quantity", quantity)
        .put("unitPrice", product.getJsonObject("pricing").getDouble("current"));
  }
}
