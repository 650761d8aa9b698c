// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

/** Carries an {@link UpstreamFailure} through a future. It has no stack trace: it is a response. */
public final class UpstreamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient UpstreamFailure failure;
  private final transient Delivery delivery;
  private final transient CacheStatus cacheStatus;

  /** Wraps the failure of a call of which nothing is known to have been sent. */
  public UpstreamException(UpstreamFailure failure) {
    this(failure, Delivery.NONE);
  }

  /**
   * Wraps a failure.
   *
   * @param delivery how the call came to it
   */
  public UpstreamException(UpstreamFailure failure, Delivery delivery) {
    this(failure, delivery, CacheStatus.NONE);
  }

  private UpstreamException(UpstreamFailure failure, Delivery delivery, CacheStatus cacheStatus) {
    super(failure.toString(), null, false, false);
    this.failure = failure;
    this.delivery = delivery;
    this.cacheStatus = cacheStatus;
  }

  /** What went wrong. */
  public UpstreamFailure failure() {
    return failure;
  }

  /** How the call came to it. */
  public Delivery delivery() {
    return delivery;
  }

  /** What a cache had to do with it: why it asked the service. */
  public CacheStatus cacheStatus() {
    return cacheStatus;
  }

  /** The same failure, of a call that a cache made. */
  public UpstreamException with(CacheStatus status) {
    return new UpstreamException(failure, delivery, status);
  }

  /** The same failure, for waiters of a shared call. */
  public UpstreamException asCoalesced() {
    return new UpstreamException(failure, delivery.asCoalesced());
  }

  /** How often the request was tried once more. */
  public int retries() {
    return delivery.retries();
  }
}
