// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

/** Carries an {@link UpstreamFailure} through a future. It has no stack trace: it is an answer. */
public final class UpstreamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient UpstreamFailure failure;
  private final int resent;

  /** Wraps the failure of a call that was sent once at most. */
  public UpstreamException(UpstreamFailure failure) {
    this(failure, 0);
  }

  /**
   * Wraps a failure.
   *
   * @param resent how often the request was sent again before
   */
  public UpstreamException(UpstreamFailure failure, int resent) {
    super(failure.toString(), null, false, false);
    this.failure = failure;
    this.resent = resent;
  }

  /** What went wrong. */
  public UpstreamFailure failure() {
    return failure;
  }

  /** How often the request was sent again, its connection having been closed meanwhile. */
  public int resent() {
    return resent;
  }
}
