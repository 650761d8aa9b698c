// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

/** Why a call was tried once more. */
public enum RetryReason {
  /**
   * Its connection had rested, and was closed by the service as it was used again: nobody's fault,
   * so always retried, once a call.
   */
  STALE("stale"),
  /** The endpoint was left alone, its circuit breaker being open, by the time it was to be sent. */
  CIRCUIT_OPEN("circuit_open"),
  /** There was no connection: nothing was sent. */
  CONNECT("connect"),
  /**
   * The service said that it did nothing with the request: always retried, once a call, within the
   * budget.
   */
  REJECTED("rejected"),
  /** The connection was lost after the request was sent. */
  RESET("reset"),
  /** The time of the attempt was over. */
  TIMEOUT("timeout"),
  /** The status of the response. */
  STATUS("status"),
  /** The service no longer took the access token it was shown: once a call, with another one. */
  CREDENTIALS("credentials");

  private final String label;

  RetryReason(String label) {
    this.label = label;
  }

  /** What metrics call it. */
  public String label() {
    return label;
  }
}
