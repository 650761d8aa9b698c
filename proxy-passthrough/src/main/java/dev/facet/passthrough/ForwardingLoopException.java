// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

/**
 * A request has come back to the gateway that forwarded it, as its Via header says; to be answered
 * with 508. It has no stack trace: it is a response.
 */
public final class ForwardingLoopException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ForwardingLoopException(String via) {
    super("via: " + via + " (expected: not this gateway)", null, false, false);
  }
}
