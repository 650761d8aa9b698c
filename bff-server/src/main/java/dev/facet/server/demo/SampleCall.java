// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One request to a sample service. */
record SampleCall(RoutingContext context) {
  /** A value of the path; the router matched it, so it is there. */
  String path(String name) {
    return context.pathParam(name);
  }

  /** A query parameter; the first where it is repeated. */
  Optional<String> query(String name) {
    return context.queryParam(name).stream().findFirst();
  }

  /** All values of a repeated query parameter. */
  List<String> repeated(String name) {
    return context.queryParam(name);
  }

  /** The values of a query parameter that separates them by commas; empty where it is missing. */
  List<String> listed(String name) {
    return query(name).stream()
        .flatMap(values -> Arrays.stream(values.split(",", -1)))
        .filter(value -> !value.isBlank())
        .toList();
  }

  /**
   * A query parameter that limits a list; no limit where it is missing.
   *
   * @throws SampleResponse.Rejection where it is not an integer of 0 or more
   */
  int limit() {
    String text = query("limit").orElse(String.valueOf(Integer.MAX_VALUE));
    try {
      return Integer.parseUnsignedInt(text);
    } catch (NumberFormatException e) {
      throw SampleResponse.rejection(400, "limit: " + text + " (expected: 0 or more)", e);
    }
  }

  /** A header, unless it is missing. */
  Optional<String> header(String name) {
    return Optional.ofNullable(context.request().getHeader(name));
  }

  /**
   * The body, a JSON object.
   *
   * @throws SampleResponse.Rejection where it is something else
   */
  JsonObject body() {
    try {
      JsonObject body = context.body().asJsonObject();
      if (body != null) {
        return body;
      }
      throw SampleResponse.rejection(400, "body: nothing (expected: a JSON object)", null);
    } catch (DecodeException | ClassCastException e) {
      throw SampleResponse.rejection(400, "body: no JSON object (expected: a JSON object)", e);
    }
  }
}
