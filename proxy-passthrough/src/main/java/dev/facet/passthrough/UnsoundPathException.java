// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

/**
 * The pieces of a client's path make another one with dot or empty segments, which could lead
 * elsewhere than the route; to be answered with 400. It has no stack trace: it is a response.
 */
public final class UnsoundPathException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsoundPathException() {
    super("path: rewritten (expected: no dot and no empty segments)", null, false, false);
  }
}
