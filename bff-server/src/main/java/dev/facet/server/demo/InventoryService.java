// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Stock of one product at a time: the service that has no batch form, as some always do. */
final class InventoryService {
  private final List<JsonObject> stock;

  InventoryService(SampleData data) {
    this.stock = data.stock();
  }

  void mount(SampleService service) {
    service.on(HttpMethod.GET, "/stock/{sku}", this::one);
  }

  private SampleResponse one(SampleCall call) {
    String sku = call.path("sku");
    return stock.stream()
        .filter(item -> item.getString("sku").equals(sku))
        .findFirst()
        .map(SampleResponse::ok)
        .orElseGet(() -> SampleResponse.error(404, "no stock of " + sku));
  }
}
