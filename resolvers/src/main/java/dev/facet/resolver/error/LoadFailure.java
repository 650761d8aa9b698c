// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.error;

import dev.facet.upstream.UpstreamFailure;

/**
 * Why a field has no value. It stands where the value would stand until the answer is written, and
 * travels through data loaders as an exception without a stack trace.
 */
public final class LoadFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int NO_STATUS = 0;

  private final String code;
  private final String service;
  private final int status;

  private LoadFailure(String code, String message, String service, int status) {
    super(message, null, false, false);
    this.code = code;
    this.service = service;
    this.status = status;
  }

  /**
   * A failure of no particular service.
   *
   * @param message one sentence for the client
   */
  public static LoadFailure of(ErrorCode code, String message) {
    return new LoadFailure(code.name(), message, "", NO_STATUS);
  }

  /** An answer that cannot be used. */
  public static LoadFailure shape(String service, String message) {
    return new LoadFailure(ErrorCode.UPSTREAM_SHAPE.name(), message, service, NO_STATUS);
  }

  /**
   * An answer with an error status.
   *
   * @param code {@code UPSTREAM_STATUS}, or what the field's rule says
   */
  public static LoadFailure status(String code, String message, String service, int status) {
    return new LoadFailure(code, message, service, status);
  }

  /** No usable answer. Addresses and details stay in the log. */
  public static LoadFailure of(UpstreamFailure failure) {
    ErrorCode code =
        switch (failure) {
          case UpstreamFailure.TimedOut _ -> ErrorCode.UPSTREAM_TIMEOUT;
          case UpstreamFailure.DeadlinePassed _, UpstreamFailure.Cancelled _ -> ErrorCode.DEADLINE;
          case UpstreamFailure.Unreachable _,
              UpstreamFailure.ConnectionLost _,
              UpstreamFailure.Overloaded _,
              UpstreamFailure.Malformed _ ->
              ErrorCode.UPSTREAM_UNAVAILABLE;
          case UpstreamFailure.CircuitOpen _ -> ErrorCode.CIRCUIT_OPEN;
          case UpstreamFailure.TooLarge _ -> ErrorCode.UPSTREAM_TOO_LARGE;
        };
    return new LoadFailure(code.name(), code.meaning(), failure.service(), NO_STATUS);
  }

  /** For {@code extensions.code}. */
  public String code() {
    return code;
  }

  /** The service that was asked; empty for none. */
  public String service() {
    return service;
  }

  /** The service's HTTP status; 0 for none. */
  public int status() {
    return status;
  }

  /** The sentence for the client. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
