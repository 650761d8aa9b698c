// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;

/**
 * What one response to the product page came to.
 *
 * @param loads the values that one call each would fetch without batches: the product, its stock,
 *     its list of reviews, each author and each related product
 * @param calls the calls the sample services counted
 * @param millis from the request to the response
 */
record ProductPage(long loads, long calls, long millis) {
  /** The file that holds the operation. */
  static final String OPERATION = "operations/product-page.graphql";

  static ProductPage of(JsonObject response, long calls, long millis) {
    JsonObject product = response.getJsonObject("data").getJsonObject("product");
    long authors =
        product.getJsonArray("reviews").stream()
            .map(JsonObject.class::cast)
            .map(review -> review.getJsonObject("author"))
            .filter(Objects::nonNull)
            .count();
    JsonArray related = product.getJsonArray("related");
    return new ProductPage(3 + authors + related.size(), calls, millis);
  }

  /** In words. */
  String sentence() {
    return "%d values in %d calls, %d ms (one call for each value: %d calls)"
        .formatted(loads, calls, millis, loads);
  }
}
