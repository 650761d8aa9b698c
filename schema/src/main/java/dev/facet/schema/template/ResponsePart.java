// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

/** What {@code root} and {@code @from} can read of a response. */
public sealed interface ResponsePart {
  /** The whole body: what {@code root} reads where it is not given. */
  static ResponsePart whole() {
    return new Body(JsonPath.SELF);
  }

  /** A value in the body, or in the parent's part of it. */
  record Body(JsonPath path) implements ResponsePart {}

  /** The HTTP status, an integer: {@code $status}. */
  record Status() implements ResponsePart {}

  /**
   * A header: {@code $header.etag}.
   *
   * @param name in lower case
   */
  record Header(String name) implements ResponsePart {}

  /** True, whatever the body is: a response with another status than 2xx is an error. */
  record Ok() implements ResponsePart {}

  /** The path into the body; to the body itself for what is not in it. */
  default JsonPath path() {
    return switch (this) {
      case Body(var path) -> path;
      case Status _, Header _, Ok _ -> JsonPath.SELF;
    };
  }
}
