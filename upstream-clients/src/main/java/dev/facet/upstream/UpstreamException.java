// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

/** Carries an {@link UpstreamFailure} through a future. It has no stack trace: it is an answer. */
public final class UpstreamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient UpstreamFailure failure;

  /** Wraps a failure. */
  public UpstreamException(UpstreamFailure failure) {
    super(failure.toString(), null, false, false);
    this.failure = failure;
  }

  /** What went wrong. */
  public UpstreamFailure failure() {
    return failure;
  }
}
