// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.Problem;

/** A request whose body may still be decoded. */
interface InboundRequest {
  /** The body breaks a rule; nothing more of it, and no other request, will come. */
  void broken(Problem problem);

  /** Gives it up for a reason that is not the client's. */
  void giveUp(Problem problem);

  /** What keeps it from going on, where that is the client. */
  ClientPatience.Awaited awaited();

  /** Whether the client has a part of its response. */
  boolean responds();

  /** Writes something that means nothing, where that is still possible: who has left resets it. */
  void probe();

  /** Bytes of its response that were written; negative before there is one. */
  long written();
}
