// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reviews of several products in one response, newest first; the limit counts for each product. */
final class ReviewsService {
  private final Map<String, List<JsonObject>> byProduct;

  ReviewsService(SampleData data) {
    this.byProduct =
        data.reviews().stream()
            .collect(Collectors.groupingBy(review -> review.getString("productId")));
  }

  void mount(SampleService service) {
    service.on(HttpMethod.GET, "/reviews", this::list);
  }

  private SampleResponse list(SampleCall call) {
    List<String> ids = call.listed("productIds");
    if (ids.isEmpty()) {
      return SampleResponse.error(400, "productIds: nothing (expected: ids separated by commas)");
    }
    int limit = call.limit();
    return SampleResponse.ok(
        new JsonArray(
            ids.stream()
                .distinct()
                .flatMap(id -> byProduct.getOrDefault(id, List.of()).stream().limit(limit))
                .toList()));
  }
}
