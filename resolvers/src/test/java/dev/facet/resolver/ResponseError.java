// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;

import graphql.language.SourceLocation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What two responses must agree on in an error; messages are free.
 *
 * @param service empty for none, and for values of the wrong shape, whose service is not always
 *     known
 * @param status the service's HTTP status; 0 for none
 * @param place where the document asks for the field
 */
record ResponseError(
    List<Object> path, String code, String service, int status, @Nullable SourceLocation place) {
  ResponseError {
    path = List.copyOf(path);
    service = code.equals("UPSTREAM_SHAPE") ? "" : service;
  }

  /** An error as it stands in a response's JSON. */
  static ResponseError of(Map<?, ?> json) {
    Map<?, ?> extensions = (Map<?, ?>) requireNonNull(json.get("extensions"));
    List<Object> path = new java.util.ArrayList<>();
    if (json.get("path") instanceof List<?> steps) {
      steps.forEach(step -> path.add(step instanceof Number index ? index.intValue() : step));
    }
    Object service = extensions.get("service");
    Object status = extensions.get("status");
    return new ResponseError(
        path,
        String.valueOf(extensions.get("code")),
        service == null ? "" : service.toString(),
        status == null ? 0 : ((Number) status).intValue(),
        place(json.get("locations")));
  }

  private static @Nullable SourceLocation place(@Nullable Object locations) {
    if (!(locations instanceof List<?> list) || !(list.getFirst() instanceof Map<?, ?> first)) {
      return null;
    }
    return new SourceLocation(number(first, "line"), number(first, "column"));
  }

  private static int number(Map<?, ?> place, String name) {
    return ((Number) requireNonNull(place.get(name))).intValue();
  }
}
