// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.channel.ChannelConfig;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether a client's connection is read, which several have a say in: it is while none holds it.
 *
 * <p>Vert.x has one too, and asks nobody: it holds reads once while several pieces of a body wait
 * for their reader, and lets them go on when none does. So they do not go on before that here
 * either, which Vert.x would not notice: all that the client sends would wait. Confined to the
 * connection's event loop.
 */
final class HeldReads {
  private final ChannelConfig config;
  private final Set<Holder> holders = EnumSet.noneOf(Holder.class);
  private boolean waits;

  /** Who may hold reads. */
  enum Holder {
    /** Much is kept for later turns. */
    TURN,
    /** The client wishes for another protocol, whose bytes may have come. */
    PROTOCOL,
    /** What is decoded waits for its reader. */
    READER
  }

  /** Those of a connection, which is read. */
  HeldReads(ChannelConfig config) {
    this.config = config;
  }

  /** Nothing more is read. Where Vert.x alone holds reads by now, it is left to let them go. */
  void hold(Holder holder) {
    if (config.isAutoRead() || !holders.isEmpty()) {
      holders.add(holder);
      config.setAutoRead(false);
    }
  }

  /** Reads go on where nobody else holds them, and nothing waits. */
  void release(Holder holder) {
    if (!holders.remove(holder) || !holders.isEmpty()) {
      return;
    }
    if (waits) {
      holders.add(Holder.READER);
    } else {
      config.setAutoRead(true);
    }
  }

  /** Whether pieces of a body wait for their reader. */
  void setWaits(boolean some) {
    waits = some;
    if (!some) {
      release(Holder.READER);
    }
  }
}
