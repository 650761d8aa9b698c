// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

/**
 * A client wants nothing but what is cached, and nothing is (RFC 9111, section 5.2.1.7); to be
 * answered with 504. It has no stack trace: it is a response.
 */
public final class NothingCachedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String cacheStatus;

  /**
   * Nothing is cached.
   *
   * @param cacheStatus what the response says of that
   */
  NothingCachedException(String cacheStatus) {
    super("cache-control: only-if-cached (expected: something cached)", null, false, false);
    this.cacheStatus = cacheStatus;
  }

  /** The value of Cache-Status in the response (RFC 9211). */
  public String cacheStatus() {
    return cacheStatus;
  }
}
