// SPDX-License-Identifier: Apache-2.0
package dev.facet.http.connection;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpContent;
import io.vertx.core.net.impl.VertxHandler;

/**
 * Decoded bodies in memory that nobody has to release. While its reader is paused Vert.x keeps
 * pieces, and forgets them where the connection is closed: what is pooled would never go back. It
 * copies what is pooled when it hands it on, so that a copy before that is no second one.
 */
public final class OwnedContent {
  private OwnedContent() {}

  /**
   * A decoded part of a message: a piece of a body in memory of its own, anything else as it is.
   */
  @SuppressWarnings("ReferenceEquality") // whether it is the same memory, not the same bytes
  public static Object of(Object part) {
    if (part instanceof HttpContent content) {
      ByteBuf read = content.content();
      ByteBuf owned = VertxHandler.safeBuffer(read);
      return owned == read ? part : content.replace(owned);
    }
    return part;
  }
}
