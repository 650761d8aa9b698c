// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

/** An invalid token. The reason is for the log and has nothing of the token in it. */
final class TokenRejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TokenRejected(String reason) {
    super(reason, null, false, false);
  }
}
