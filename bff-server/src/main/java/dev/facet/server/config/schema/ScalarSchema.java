// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.schema;

import dev.facet.server.config.decode.ScalarShape;
import dev.facet.server.config.yaml.Placeholders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Values that are one scalar. Each may be a text with placeholders instead. */
final class ScalarSchema {
  /** The name under which texts with placeholders are described. */
  static final String FILLED = "placeholder";

  private ScalarSchema() {}

  /** The name under which values of a shape are described that many types have. */
  static String name(ScalarShape shape) {
    return switch (shape) {
      case ScalarShape.Text _ -> "text";
      case ScalarShape.Truth() -> "boolean";
      case ScalarShape.Whole(var max) -> max == Long.MAX_VALUE ? "long" : "integer";
      case ScalarShape.Decimal() -> "number";
      case ScalarShape.Choice _ -> "name";
      case ScalarShape.Amount _ -> "amount";
    };
  }

  static JsonObject filled() {
    return new JsonObject().put("type", "string").put("pattern", Placeholders.FILLED);
  }

  static JsonObject of(ScalarShape shape) {
    JsonObject filled = new JsonObject().put("$ref", "#/$defs/" + FILLED);
    return switch (shape) {
      case ScalarShape.Text(var examples) -> text(examples);
      case ScalarShape.Truth() -> anyOf(typed("boolean"), filled);
      case ScalarShape.Whole(var max) ->
          anyOf(typed("integer").put("minimum", -max).put("maximum", max), filled);
      case ScalarShape.Decimal() -> anyOf(typed("number"), filled);
      case ScalarShape.Choice(var names, var regex) ->
          anyOf(
              new JsonObject().put("enum", new JsonArray(names)),
              typed("string").put("pattern", regex),
              filled);
      case ScalarShape.Amount(var expected, var regex) ->
          anyOf(typed("string").put("pattern", regex), filled).put("description", expected);
    };
  }

  /** The path of a file, which is not blank. */
  static JsonObject path() {
    JsonObject inked = new JsonObject().put("pattern", "\\S");
    return text(List.of()).put("allOf", JsonArray.of(inked));
  }

  /** A text; YAML takes {@code 1} and {@code true} for something else, but none of the words. */
  private static JsonObject text(List<String> examples) {
    JsonObject text = new JsonObject();
    text.put("type", JsonArray.of("string", "number"));
    if (examples.isEmpty()) {
      text.getJsonArray("type").add("boolean");
    } else {
      text.put("examples", new JsonArray(examples));
    }
    return text.put("pattern", Placeholders.TEXT);
  }

  private static JsonObject typed(String type) {
    return new JsonObject().put("type", type);
  }

  private static JsonObject anyOf(Object... schemas) {
    return new JsonObject().put("anyOf", JsonArray.of(schemas));
  }
}
