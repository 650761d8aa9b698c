// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import org.jspecify.annotations.Nullable;

/**
 * What the end of an attempt says of the endpoint it went to: the one rule that circuit breakers
 * and the ejection of outliers go by, but for statuses.
 */
public enum EndpointVerdict {
  /** It did what it should. */
  WELL,
  /** It failed. */
  FAILED,
  /** Nothing: the attempt ended for a reason that is not the endpoint's. */
  UNKNOWN;

  /**
   * The verdict on an attempt that is over.
   *
   * @param ofStatus the verdict on the status of the response; {@link #WELL} where there is none
   * @param failure what went wrong; null where the response is complete
   * @param ignored whether the endpoint has had its turn for long, and given no response
   */
  public static EndpointVerdict of(
      EndpointVerdict ofStatus, @Nullable UpstreamFailure failure, boolean ignored) {
    if (failure == null) {
      return ofStatus;
    }
    return switch (FailureCode.of(failure).blame()) {
      case ENDPOINT -> FAILED;
      case STATUS -> ofStatus;
      case TURN -> ignored ? FAILED : UNKNOWN;
      case NOBODY -> UNKNOWN;
    };
  }

  /**
   * The verdict on a status where an endpoint is compared with others, which fail as often where
   * the request is at fault; 501 and 505 are about the request (RFC 9110, section 15.6).
   */
  public static EndpointVerdict of(int status) {
    return switch (status) {
      case 501, 505 -> WELL;
      default -> status >= 500 ? FAILED : WELL;
    };
  }
}
