// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

/** The ways that requests come to a gateway. */
enum ClientWire {
  HTTP1,
  HTTP1_TLS,
  HTTP2,
  HTTP2_TLS;

  boolean isHttp2() {
    return this == HTTP2 || this == HTTP2_TLS;
  }

  boolean isTls() {
    return this == HTTP1_TLS || this == HTTP2_TLS;
  }

  /** The name of the listener that it comes in by. */
  String listener() {
    return isTls() ? "secure" : "public";
  }
}
