// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

/** A signer failed. What it threw may hold what it was told, so only its kind is kept. */
final class SignerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SignerException(RuntimeException fault) {
    super("its signer failed: " + fault.getClass().getSimpleName(), null, false, false);
  }
}
