// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

/** The statuses of gRPC that the gateway itself tells. */
enum GrpcStatus {
  CANCELLED(1),
  UNKNOWN(2),
  DEADLINE_EXCEEDED(4),
  PERMISSION_DENIED(7),
  RESOURCE_EXHAUSTED(8),
  FAILED_PRECONDITION(9),
  UNIMPLEMENTED(12),
  INTERNAL(13),
  UNAVAILABLE(14),
  UNAUTHENTICATED(16);

  private static final int SERVER_ERROR = 500;

  private final int number;

  GrpcStatus(int number) {
    this.number = number;
  }

  /** As it goes over the wire. */
  int number() {
    return number;
  }

  /**
   * The one that says what a status of HTTP says.
   *
   * @param mayHaveActed whether the service may have done what it was asked: clients repeat what is
   *     UNAVAILABLE, and take INTERNAL for a fault, so that UNKNOWN it is
   */
  static GrpcStatus of(int http, boolean mayHaveActed) {
    return switch (http) {
      case 400 -> INTERNAL;
      case 401 -> UNAUTHENTICATED;
      case 403 -> PERMISSION_DENIED;
      case 404, 405, 501 -> UNIMPLEMENTED;
      case 408, 504 -> DEADLINE_EXCEEDED;
      case 412 -> FAILED_PRECONDITION;
      case 413, 414, 429, 431 -> RESOURCE_EXHAUSTED;
      case 499 -> CANCELLED;
      case 502, 503 -> mayHaveActed ? UNKNOWN : UNAVAILABLE;
      default -> http >= SERVER_ERROR ? INTERNAL : UNKNOWN;
    };
  }
}
