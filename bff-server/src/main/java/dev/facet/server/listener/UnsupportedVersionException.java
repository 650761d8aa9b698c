// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

/** A request of a major version of HTTP that is not served here. It has no stack trace. */
final class UnsupportedVersionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedVersionException() {
    super("HTTP/1.1 is served here", null, false, false);
  }
}
