// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import dev.facet.upstream.Sha256;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Products: one by its id, several by their ids, or a category; all of each, or the properties that
 * {@code fields} names. Its responses can be kept.
 */
final class CatalogService {
  private final List<JsonObject> products;

  CatalogService(SampleData data) {
    this.products = data.products();
  }

  void mount(SampleService service) {
    service.on(HttpMethod.GET, "/products", this::list);
    service.on(HttpMethod.GET, "/products/{id}", this::one);
  }

  private SampleResponse list(SampleCall call) {
    List<String> ids = call.listed("ids");
    Predicate<JsonObject> asked =
        ids.isEmpty()
            ? product ->
                call.query("category").map(product.getString("category")::equals).orElse(true)
            : product -> ids.contains(product.getString("id"));
    PickedFields picked = new PickedFields(call.listed("fields"));
    List<JsonObject> items =
        products.stream().filter(asked).limit(call.limit()).map(picked::of).toList();
    return keepable(call, new JsonObject().put("items", new JsonArray(items)));
  }

  private SampleResponse one(SampleCall call) {
    String id = call.path("id");
    return products.stream()
        .filter(product -> product.getString("id").equals(id))
        .findFirst()
        .map(new PickedFields(call.listed("fields"))::of)
        .map(product -> keepable(call, product))
        .orElseGet(() -> SampleResponse.error(404, "no product " + id));
  }

  private static SampleResponse keepable(SampleCall call, JsonObject json) {
    String etag = etag(json);
    boolean known = call.header("If-None-Match").filter(etag::equals).isPresent();
    SampleResponse response =
        known ? new SampleResponse(304, json, Map.of()) : SampleResponse.ok(json);
    return response.with("ETag", etag).with("Cache-Control", "public, max-age=30");
  }

  private static String etag(JsonObject json) {
    return '"' + HexFormat.of().formatHex(Sha256.of(json.encode()), 0, 8) + '"';
  }
}
