// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.credentials;

/** There is no token to be had; the message says why, for logs, and holds no secret. */
public final class TokenFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TokenFailure(String cause) {
    super(cause, null, false, false);
  }
}
