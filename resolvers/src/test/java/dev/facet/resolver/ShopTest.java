// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The schema of the documentation, and the query below it. */
final class ShopTest {
  private static final String QUERY =
      "{ products(limit: 40) { name stock reviews { stars author { name } } } }";

  @Test
  void loadsTheProductPageInThreeWaves() {
    EngineFixture shop = shop();
    String response =
        shop.response(
                new GraphQlRequest(QUERY, null, Map.of(), true, true), EngineFixture.anonymous())
            .json()
            .toString();
    assertEquals(
        List.of(
            "catalog GET /products?limit=40",
            "inventory GET /stock/s1",
            "inventory GET /stock/s2",
            "reviews GET /reviews?productIds=1,2,3&limit=3",
            "users GET /users?id=7&id=8"),
        shop.services.calls().stream().sorted().toList());
    assertEquals(3, ((Map<?, ?>) facet(response)).get("waves"));
  }

  @Test
  void answersTheProductPage() {
    assertEquals(
        "{\"data\":{\"products\":["
            + "{\"name\":\"Chair\",\"stock\":4,\"reviews\":["
            + "{\"stars\":5,\"author\":{\"name\":\"Ada\"}},{\"stars\":1,\"author\":null}]},"
            + "{\"name\":\"Table\",\"stock\":null,\"reviews\":[]},"
            + "{\"name\":\"Lamp\",\"stock\":4,\"reviews\":[{\"stars\":3,\"author\":{\"name\":\"Ada\"}}]}"
            + "]}}",
        shop().answer(QUERY));
  }

  @Test
  void callsNothingForFieldsThatTheCallerMayNotAskFor() {
    EngineFixture shop = shop();
    assertEquals(
        "{\"data\":{\"me\":null},\"errors\":[{\"message\":\"The field needs a verified caller.\","
            + "\"locations\":[{\"line\":1,\"column\":3}],\"path\":[\"me\"],"
            + "\"extensions\":{\"code\":\"UNAUTHENTICATED\"}}]}",
        shop.answer("{ me { name } }"));
    assertEquals(List.of(), shop.services.calls());
  }

  @Test
  void answersTheRestWhereAScopeIsMissing() {
    EngineFixture shop = shop();
    shop.services.on("users GET /users/me", "{\"id\":1,\"name\":\"Me\",\"email\":\"m@x\"}");
    assertEquals(
        "{\"data\":{\"me\":{\"name\":\"Me\",\"email\":null}},\"errors\":[{\"message\":"
            + "\"The caller may not ask for this field.\",\"locations\":[{\"line\":1,"
            + "\"column\":13}],\"path\":[\"me\",\"email\"],\"extensions\":{\"code\":\"FORBIDDEN\"}}]}",
        shop.answer("{ me { name email } }", Map.of(), EngineFixture.verified("other")));
    assertEquals(
        "{\"data\":{\"me\":{\"email\":\"m@x\"}}}",
        shop.answer("{ me { email } }", Map.of(), EngineFixture.verified("users:email")));
  }

  @Test
  void sendsInputWithItsIdempotencyKey() {
    EngineFixture shop = shop();
    String body = "{\"requestId\":\"r1\",\"lines\":[{\"productId\":\"1\",\"quantity\":2}]}";
    shop.services.on("orders POST /orders " + body, 201, "{\"id\":9,\"status\":\"in-transit\"}");
    assertEquals(
        "{\"data\":{\"placeOrder\":{\"id\":\"9\",\"status\":\"SHIPPED\"}}}",
        shop.answer(
            "mutation { placeOrder(input: {requestId: \"r1\", lines: [{productId: 1, quantity: 2}]})"
                + " { id status } }",
            Map.of(),
            EngineFixture.verified()));
    assertEquals("r1", shop.services.requests().getFirst().headers().get("idempotency-key"));
  }

  static EngineFixture shop() {
    EngineFixture shop = new EngineFixture(resource("/dev/facet/schema/shop.graphql"));
    shop.services
        .on(
            "catalog GET /products?limit=40",
            "{\"items\":[{\"id\":1,\"name\":\"Chair\",\"sku\":\"s1\"},"
                + "{\"id\":2,\"name\":\"Table\",\"sku\":\"s2\"},"
                + "{\"id\":3,\"name\":\"Lamp\",\"sku\":\"s1\"}]}")
        .on("inventory GET /stock/s1", "{\"available\":4}")
        .on("inventory GET /stock/s2", 404, "")
        .on(
            "reviews GET /reviews?productIds=1,2,3&limit=3",
            "[{\"productId\":\"1\",\"stars\":5,\"authorId\":7},"
                + "{\"productId\":3,\"stars\":3,\"authorId\":\"7\"},"
                + "{\"productId\":1,\"stars\":1,\"authorId\":8}]")
        .on("users GET /users?id=7&id=8", "[{\"id\":\"7\",\"name\":\"Ada\"}]");
    return shop;
  }

  private static Object facet(String response) {
    Map<?, ?> parsed = CanonicalResponse.parsed(io.vertx.core.buffer.Buffer.buffer(response));
    return requireNonNull(((Map<?, ?>) requireNonNull(parsed.get("extensions"))).get("facet"));
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(ShopTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
