// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

/** What a connection of HTTP/2 is made of (RFC 9113, section 3). */
enum Http2Transport {
  /** By prior knowledge (section 3.3). */
  CLEAR_TEXT,
  /** Agreed on by ALPN (section 3.2), with the native library where it can be loaded. */
  OPENSSL,
  /** The same, with the JDK, which listeners with two kinds of keys have. */
  JDK_TLS
}
