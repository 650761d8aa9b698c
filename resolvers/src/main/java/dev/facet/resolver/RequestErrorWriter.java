// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.document.RequestError;
import dev.facet.resolver.execute.Disclosure;
import dev.facet.resolver.failure.ErrorCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes answers without a data entry (GraphQL specification, Request Errors). */
final class RequestErrorWriter {
  private RequestErrorWriter() {}

  /** What a mutation gets that came by GET. */
  static List<RequestError> notAQuery() {
    return List.of(
        new RequestError(
            ErrorCode.BAD_USER_INPUT, "A mutation needs a POST request: GET changes nothing."));
  }

  /**
   * A response with errors only.
   *
   * @param disclosure whether it says what a rejected operation would cost, and the correlation id
   */
  static Buffer write(List<RequestError> errors, Disclosure disclosure, String correlationId) {
    JsonArray list = new JsonArray();
    errors.forEach(error -> list.add(json(error, disclosure, correlationId)));
    return new JsonObject().put("errors", list).toBuffer();
  }

  private static JsonObject json(RequestError error, Disclosure disclosure, String correlationId) {
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
    if (disclosure.calls() && error.cost() != null) {
      extensions.put("cost", error.cost());
    }
    if (disclosure.correlationId()) {
      extensions.put("correlationId", correlationId);
    }
    return json.put("extensions", extensions);
  }
}
