// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.listener.ClientPatience.Awaited;

/** What a client of HTTP/1.1 is waited for with, and for how long yet. */
final class ClientWait {
  private final DecodedInput input;
  private final ClosingChannel closing;
  private final ClientPatience patience;

  ClientWait(DecodedInput input, ClosingChannel closing, ClientLimits limits) {
    this.input = input;
    this.closing = closing;
    this.patience = new ClientPatience(limits);
  }

  /**
   * Looks once.
   *
   * @param own what the request in hand waits for; its next request where there is none
   * @param elapsed since the last look, in nanoseconds
   * @return what the client has been waited for with for long enough; nothing while it has time
   */
  Awaited look(Awaited own, long elapsed) {
    Awaited awaited = awaited(own);
    return patience.isOver(awaited, progress(awaited), input.bodyBytes(), elapsed)
        ? awaited
        : Awaited.NOTHING;
  }

  private Awaited awaited(Awaited own) {
    return switch (own) {
      case NOTHING, READING, HEAD -> own;
      case BODY -> input.isBodyOpen() && input.isAccepted() ? Awaited.BODY : Awaited.NOTHING;
      case REQUEST -> afterResponse();
    };
  }

  /** Behind a response there may be the rest of an upload, and a head that has begun. */
  private Awaited afterResponse() {
    if (input.isBodyOpen()) {
      return Awaited.BODY;
    }
    return input.isHeadOpen() ? Awaited.HEAD : Awaited.REQUEST;
  }

  /** A figure that changes whenever the client has done what it is waited for with. */
  private long progress(Awaited awaited) {
    boolean reads = awaited == Awaited.REQUEST || awaited == Awaited.READING;
    return reads ? input.heads() + closing.unsent() : input.heads();
  }
}
