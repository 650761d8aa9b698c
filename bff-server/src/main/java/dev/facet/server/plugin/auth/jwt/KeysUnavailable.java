// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

/** There are no keys yet to check a token with. */
final class KeysUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeysUnavailable() {
    super("keys: none fetched yet", null, false, false);
  }
}
