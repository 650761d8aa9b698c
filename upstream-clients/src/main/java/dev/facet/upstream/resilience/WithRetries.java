// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

/**
 * Tries a call until it has a response or must not be tried once more. All beneath this layer is
 * about one {@link Attempt}.
 */
public final class WithRetries<C extends Call, A extends Attempt> implements Layer<C> {
  private final AttemptFactory<C, A> attempts;
  private final Retrying retrying;
  private final Layer<A> next;

  /** Makes attempts. */
  @FunctionalInterface
  public interface AttemptFactory<C, A> {
    /** The next attempt of a call, which has not begun. */
    A attempt(C call, AttemptOwner owner);
  }

  /** Wraps the layers of attempts. */
  public WithRetries(AttemptFactory<C, A> attempts, Retrying retrying, Layer<A> next) {
    this.attempts = attempts;
    this.retrying = retrying;
    this.next = next;
  }

  @Override
  public Layer<A> next() {
    return next;
  }

  @Override
  public void send(C call) {
    retrying.budget().called(call.startedAt());
    new CallRetries(call).start();
  }

  /** The attempts of one call. */
  private final class CallRetries extends Retries {
    private final C call;

    private CallRetries(C call) {
      super(call, retrying);
      this.call = call;
    }

    @Override
    void begin() {
      next.send(created());
    }

    @Override
    void begin(Attempt.Watcher watcher) {
      A attempt = created();
      attempt.watch(watcher);
      next.send(attempt);
    }

    private A created() {
      A attempt = attempts.attempt(call, this);
      call.begins(attempt);
      return attempt;
    }
  }
}
