// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.UpstreamFailure;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What ends once: well with {@link #finish}, badly with {@link #fail} or {@link #giveUp}. Watchers
 * hear of it in reverse order, each of them whatever the others do, and then the waiter. Confined
 * to one Vert.x context.
 *
 * @param <W> a watcher
 */
public abstract class Ending<W> {
  private static final int USUAL = 4;

  private W[] watchers = none();
  private int watching;
  private boolean ended;

  /** Package-private, since there are two kinds: {@link Call} and {@link Attempt}. */
  Ending() {}

  @SuppressWarnings("unchecked") // no other class has the array
  private static <W> W[] none() {
    return (W[]) new Object[USUAL];
  }

  /** Tells a watcher of the end. */
  abstract void tell(W watcher, @Nullable UpstreamFailure failure);

  /** Lets go of what is under way for it, for the same reason. */
  abstract void release(@Nullable UpstreamFailure failure);

  /** Tells the waiter. */
  protected abstract void failed(UpstreamFailure failure);

  /** Whether nothing more will happen. */
  public final boolean ended() {
    return ended;
  }

  /** Registers a watcher. */
  public final void watch(W watcher) {
    if (watching == watchers.length) {
      watchers = Arrays.copyOf(watchers, 2 * watching);
    }
    watchers[watching++] = watcher;
  }

  final int watching() {
    return watching;
  }

  final W watcher(int index) {
    return watchers[index];
  }

  /** Ends well. */
  public final void finish() {
    if (!ended) {
      end(null);
    }
  }

  /** Ends badly, nothing being under way for it any more. */
  public final void fail(UpstreamFailure failure) {
    if (!ended) {
      try {
        end(failure);
      } finally { // the waiter has to know, whatever watchers do
        failed(failure);
      }
    }
  }

  /** Ends badly, with all that is under way for it. */
  public final void giveUp(UpstreamFailure failure) {
    if (!ended) {
      try {
        withdraw(failure);
      } finally { // as above
        failed(failure);
      }
    }
  }

  /** The same without a waiter. */
  final void withdraw(@Nullable UpstreamFailure failure) {
    if (!ended) {
      try {
        end(failure);
      } finally { // or the service would go on
        release(failure);
      }
    }
  }

  private void end(@Nullable UpstreamFailure failure) {
    ended = true;
    tellFrom(watching - 1, failure);
  }

  private void tellFrom(int last, @Nullable UpstreamFailure failure) {
    int next = last;
    try {
      while (next >= 0) {
        tell(watchers[next--], failure);
      }
    } finally { // some are left where one of them throws
      if (next >= 0) {
        tellFrom(next, failure);
      }
    }
  }
}
