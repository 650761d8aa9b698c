// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

/** A token that does not hold. The reason is for the log and has nothing of the token in it. */
final class TokenRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TokenRefused(String reason) {
    super(reason, null, false, false);
  }
}
