// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A body that can give its reader what was read from a socket without copying it. */
public interface LendingStream extends ReadStream<Buffer> {
  /**
   * The reader may be lent pieces from now on: {@link LentBytes} that it releases when it is done
   * with them. Until this is called, and where nobody calls it, a piece belongs to who has it.
   */
  void lend();

  /** Tells a stream that its reader gives back what it is lent, where the stream lends at all. */
  static void lend(ReadStream<Buffer> from) {
    if (from instanceof LendingStream lender) {
      lender.lend();
    }
  }
}
