// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The waiters for a connection of one pool, the first to come first. One that met a connection
 * which its service had closed while it rested waits for one that is newly opened: others may be
 * closed too.
 */
final class ChannelWaiters {
  private final Deque<ChannelWaiter> forAny = new ArrayDeque<>();
  private final Deque<ChannelWaiter> forFresh = new ArrayDeque<>();

  void add(ChannelWaiter waiter) {
    forAny.addLast(waiter);
  }

  void addForFresh(ChannelWaiter waiter) {
    forFresh.addLast(waiter);
  }

  void remove(ChannelWaiter waiter) {
    if (!forAny.remove(waiter)) {
      forFresh.remove(waiter);
    }
  }

  /**
   * Takes out the one that a connection is for; null for none.
   *
   * @param fresh whether it is newly opened
   */
  @Nullable ChannelWaiter poll(boolean fresh) {
    ChannelWaiter first = fresh ? forFresh.pollFirst() : null;
    return first == null ? forAny.pollFirst() : first;
  }

  int size() {
    return forAny.size() + forFresh.size();
  }
}
