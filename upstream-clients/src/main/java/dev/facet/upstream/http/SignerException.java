// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

/** A signer failed. What it threw may hold what it was told, so only its kind is kept. */
final class SignerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SignerException(RuntimeException fault) {
    this(fault.getClass().getSimpleName());
  }

  /** One that did what it may not. */
  SignerException(String why) {
    super("its signer failed: " + why, null, false, false);
  }
}
