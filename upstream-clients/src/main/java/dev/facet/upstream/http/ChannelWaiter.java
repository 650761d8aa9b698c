// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import io.vertx.core.internal.ContextInternal;

/** Waits for a connection, or a stream of one. */
interface ChannelWaiter {
  /** Where it wants to be called. */
  ContextInternal context();

  /** Here it is; it goes back by {@link LoopPool#release} or {@link LoopPool#discard}. */
  void connected(RequestChannel channel);

  /** There is none to be had. */
  void notConnected(Throwable cause);
}
