// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the sample services know: invented products, people, opinions and orders, the same in every
 * run.
 *
 * @param products 40 products in five categories
 * @param users 25 people
 * @param reviews 300 reviews, newest first; 42 of them about product 1
 * @param orders 120 orders, each customer has some
 * @param stock how many of each product are there, by SKU
 */
record SampleData(
    List<JsonObject> products,
    List<JsonObject> users,
    List<JsonObject> reviews,
    List<JsonObject> orders,
    List<JsonObject> stock) {

  /** Reads the files in the jar; blocks. */
  static SampleData load() {
    return new SampleData(
        read("products"), read("users"), read("reviews"), read("orders"), read("stock"));
  }

  private static List<JsonObject> read(String name) {
    String resource = "data/" + name + ".json";
    try (InputStream file = SampleData.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new FileNotFoundException(resource);
      }
      return new JsonArray(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .stream().map(JsonObject.class::cast).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
