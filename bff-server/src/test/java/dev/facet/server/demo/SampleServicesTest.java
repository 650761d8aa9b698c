// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.RawConnection;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleServicesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Vertx vertx;
  private SampleServices services;

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void closeVertx() throws Exception {
    vertx.close().await(60, TimeUnit.SECONDS);
  }

  @BeforeEach
  void start() throws Exception {
    services =
        SampleServices.start(vertx, Jitter.none(), () -> Instant.parse("2026-11-21T10:15:30.5Z"))
            .await(60, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    services.close().await(60, TimeUnit.SECONDS);
  }

  @Test
  void startsFiveServicesOnLoopback() {
    assertEquals(
        Set.of("catalog", "users", "reviews", "orders", "inventory"), services.urls().keySet());
    services.urls().values().forEach(url -> assertTrue(url.startsWith("http://127.0.0.1:"), url));
  }

  @Test
  void listsAllProductsOfTheCatalog() throws Exception {
    assertEquals(40, items(get("catalog", "/products")).size());
  }

  @Test
  void narrowsProductsToACategoryAndALimit() throws Exception {
    JsonArray items = items(get("catalog", "/products?category=garden&limit=3"));

    assertEquals(3, items.size());
    assertEquals(Set.of("garden"), values(items, "category"));
  }

  @Test
  void findsProductsByTheirIdsAndLeavesOutUnknownOnes() throws Exception {
    assertEquals(Set.of("3", "7"), values(items(get("catalog", "/products?ids=7,3,nobody")), "id"));
  }

  @Test
  void leavesOutWhatIsNotAskedForOfProducts() throws Exception {
    JsonObject one =
        new JsonObject(get("catalog", "/products/3?fields=pricing.current,id,nothing").body());
    JsonArray items = items(get("catalog", "/products?ids=3,7&fields=pricing,name"));

    assertEquals(Set.of("id", "pricing"), one.fieldNames());
    assertEquals(Set.of("current"), one.getJsonObject("pricing").fieldNames());
    assertEquals(Set.of("name", "pricing"), items.getJsonObject(1).fieldNames());
    assertTrue(items.getJsonObject(1).getJsonObject("pricing").containsKey("list"));
  }

  @Test
  void rejectsALimitThatIsNoNumber() throws Exception {
    HttpResponse<String> response = get("catalog", "/products?limit=many");

    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains("limit: many (expected: 0 or more)"), response.body());
  }

  @Test
  void answersNotModifiedToTheEtagItGave() throws Exception {
    HttpResponse<String> first = get("catalog", "/products/1");
    String etag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> second = get("catalog", "/products/1", "If-None-Match", etag);

    assertEquals("public, max-age=30", first.headers().firstValue("Cache-Control").orElseThrow());
    assertEquals(304, second.statusCode());
    assertEquals("", second.body());
    assertEquals(etag, second.headers().firstValue("ETag").orElseThrow());
    assertEquals(200, get("catalog", "/products/1", "If-None-Match", "\"other\"").statusCode());
  }

  @Test
  void answersNotFoundForWhatIsNotThere() throws Exception {
    assertEquals(404, get("catalog", "/products/41").statusCode());
    assertEquals(404, get("users", "/users/26").statusCode());
    assertEquals(404, get("inventory", "/stock/XX-1").statusCode());
    assertEquals(404, get("reviews", "/elsewhere").statusCode());
    assertEquals(1, services.named("reviews").calls());
  }

  @Test
  void findsUsersByARepeatedParameter() throws Exception {
    JsonArray users = new JsonArray(get("users", "/users?id=1&id=25&id=99").body());

    assertEquals(Set.of("1", "25"), values(users, "id"));
    assertEquals("1", new JsonObject(get("users", "/users/1").body()).getString("id"));
    assertEquals(25, new JsonArray(get("users", "/users").body()).size());
  }

  @Test
  void limitsReviewsPerProduct() throws Exception {
    JsonArray reviews = new JsonArray(get("reviews", "/reviews?productIds=1,2,3,1&limit=3").body());

    assertEquals(9, reviews.size());
    assertEquals(
        Map.of("1", 3L, "2", 3L, "3", 3L),
        objects(reviews).stream()
            .collect(
                Collectors.groupingBy(
                    review -> review.getString("productId"), Collectors.counting())));
  }

  @Test
  void hasFortyReviewsAndMoreOfTheFirstProduct() throws Exception {
    assertTrue(new JsonArray(get("reviews", "/reviews?productIds=1").body()).size() >= 40);
    assertEquals(400, get("reviews", "/reviews").statusCode());
  }

  @Test
  void knowsTheStockOfOneSkuOnly() throws Exception {
    JsonObject stock = new JsonObject(get("inventory", "/stock/LI-101").body());

    assertEquals(Set.of("sku", "available"), stock.fieldNames());
    assertEquals(13, stock.getInteger("available"));
    assertEquals(404, get("inventory", "/stock").statusCode());
  }

  @Test
  void wantsThePrincipalOfOrders() throws Exception {
    assertEquals(401, get("orders", "/orders").statusCode());
    assertEquals(401, get("orders", "/orders", "Authorization", "Basic eDp5").statusCode());
    assertEquals(401, get("orders", "/orders", "Authorization", "Bearer a.!.c").statusCode());
    assertEquals(401, get("orders", "/orders", "Authorization", bearer("{}")).statusCode());
  }

  @Test
  void showsOrdersToTheirCustomerOnly() throws Exception {
    String token = bearer("{\"sub\":\"3\"}");
    JsonArray own = items(get("orders", "/orders?customerId=3", "Authorization", token));
    String id = own.getJsonObject(0).getString("id");

    assertEquals(Set.of("3"), values(own, "customerId"));
    assertEquals(own, items(get("orders", "/orders", "x-user", "3")));
    assertEquals(403, get("orders", "/orders?customerId=4", "x-user", "3").statusCode());
    assertEquals(200, get("orders", "/orders/" + id, "x-user", "3").statusCode());
    assertEquals(404, get("orders", "/orders/" + id, "x-user", "4").statusCode());
  }

  @Test
  void placesAnOrderAtTheCatalogsPrices() throws Exception {
    HttpResponse<String> response =
        place("{\"lines\":[{\"productId\":\"1\",\"quantity\":2}]}", "k1");
    JsonObject order = new JsonObject(response.body());

    assertEquals(201, response.statusCode());
    assertEquals("o121", order.getString("id"));
    assertEquals("/orders/o121", response.headers().firstValue("Location").orElseThrow());
    assertEquals(99.8, order.getDouble("total"));
    assertEquals("2026-11-21T10:15:30Z", order.getString("placedAt"));
    assertEquals(200, get("orders", "/orders/o121", "x-user", "3").statusCode());
  }

  @Test
  void placesAnOrderOncePerIdempotencyKey() throws Exception {
    String body = "{\"lines\":[{\"productId\":\"1\",\"quantity\":1}]}";

    assertEquals(place(body, "same").body(), place(body, "same").body());
    assertEquals("o122", new JsonObject(place(body, "other").body()).getString("id"));
  }

  @Test
  void rejectsOrdersItCannotFill() throws Exception {
    assertEquals(400, place("", "a").statusCode());
    assertEquals(400, place("[1", "b").statusCode());
    assertEquals(400, place("[1]", "b").statusCode());
    assertEquals(422, place("{\"lines\":[]}", "c").statusCode());
    assertEquals(422, place("{\"lines\":[{\"productId\":\"1\"}]}", "d").statusCode());
    assertEquals(
        422, place("{\"lines\":[{\"productId\":\"0\",\"quantity\":1}]}", "e").statusCode());
  }

  @Test
  void countsCallsUntilItStartsAgain() throws Exception {
    get("catalog", "/products/1");
    get("catalog", "/products/2");
    get("catalog", "/products?limit=1");

    get("users", "/users/1");

    assertEquals(3, services.named("catalog").calls());
    assertEquals(4, services.totalCalls());
    services.resetCalls();
    assertEquals(0, services.totalCalls());
  }

  @Test
  void answersLateWithJitter() throws Exception {
    SampleServices slow =
        SampleServices.start(
                vertx, Jitter.seeded(1, Duration.ofMillis(30), Duration.ofMillis(31)), Instant::now)
            .await(60, TimeUnit.SECONDS);
    long before = System.nanoTime();

    send(HttpRequest.newBuilder(URI.create(slow.named("users").url() + "/users/1")));

    assertTrue(System.nanoTime() - before >= 30_000_000);
    slow.close().await(60, TimeUnit.SECONDS);
  }

  @Test
  void goesAwayAlone() throws Exception {
    int port = URI.create(services.named("reviews").url()).getPort();
    services.named("reviews").close().await(60, TimeUnit.SECONDS);

    RawConnection.awaitNoListener(port);
    assertEquals(200, get("users", "/users/1").statusCode());
  }

  @Test
  void knowsNoOtherService() {
    assertThrows(IllegalArgumentException.class, () -> services.named("billing"));
    assertEquals(5, services.all().size());
  }

  private HttpResponse<String> place(String body, String key) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(services.named("orders").url() + "/orders"))
            .header("x-user", "3")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String service, String path, String... header) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(services.named(service).url() + path));
    return send(header.length == 0 ? request : request.headers(header));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
  }

  private static String bearer(String claims) {
    return "Bearer e30."
        + Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }

  private static JsonArray items(HttpResponse<String> response) {
    return new JsonObject(response.body()).getJsonArray("items");
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  private static Set<String> values(JsonArray array, String field) {
    return objects(array).stream().map(o -> o.getString(field)).collect(Collectors.toSet());
  }
}
