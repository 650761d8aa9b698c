// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The part of an object that a caller asks for.
 *
 * @param paths names of properties, inner ones behind dots; none for the whole object
 */
record PickedFields(List<String> paths) {
  JsonObject of(JsonObject whole) {
    if (paths.isEmpty()) {
      return whole;
    }
    JsonObject picked = new JsonObject();
    paths.forEach(path -> pick(whole, path, picked));
    return picked;
  }

  private static void pick(JsonObject from, String path, JsonObject into) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    if (dot >= 0 && from.getValue(name) instanceof JsonObject inner) {
      JsonObject part = into.getJsonObject(name, new JsonObject());
      pick(inner, path.substring(dot + 1), part);
      into.put(name, part);
    } else if (from.containsKey(name)) {
      into.put(name, from.getValue(name));
    }
  }
}
