// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.document.RequestError;
import dev.facet.resolver.error.ErrorCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes answers without a data entry (GraphQL specification, Request Errors). */
final class RequestErrorWriter {
  private RequestErrorWriter() {}

  static Buffer notAQuery() {
    return write(
        List.of(
            new RequestError(
                ErrorCode.BAD_USER_INPUT, "A mutation needs a POST request: GET changes nothing.")),
        false);
  }

  /**
   * An answer with errors only.
   *
   * @param explain whether it says what a refused operation would cost
   */
  static Buffer write(List<RequestError> errors, boolean explain) {
    JsonArray list = new JsonArray();
    errors.forEach(error -> list.add(json(error, explain)));
    return new JsonObject().put("errors", list).toBuffer();
  }

  private static JsonObject json(RequestError error, boolean explain) {
    JsonObject json = new JsonObject().put("message", error.message());
    if (!error.locations().isEmpty()) {
      JsonArray places = new JsonArray();
      error
          .locations()
          .forEach(at ->
              places.add(new JsonObject().put("line", at.getLine()).put("column", at.getColumn())));
      json.put("locations", places);
    }
    JsonObject extensions = new JsonObject().put("code", error.code().name());
    if (explain && error.cost() != null) {
      extensions.put("cost", error.cost());
    }
    return json.put("extensions", extensions);
  }
}
