// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

/** The names that Vert.x gives the handlers of a client's connection of HTTP/1.1. */
final class Http1Handlers {
  /** What reads requests. */
  static final String DECODER = "httpDecoder";

  /** What writes responses. */
  static final String ENCODER = "httpEncoder";

  private Http1Handlers() {}
}
