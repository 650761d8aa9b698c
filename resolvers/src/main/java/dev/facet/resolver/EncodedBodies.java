// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The encoded bodies of one response, such as compressed ones: made when first asked for, once for
 * all waiters of an event loop, and forgotten with it. Confined to that event loop: another one
 * that shares the response has encoded bodies of its own.
 */
public final class EncodedBodies {
  private @Nullable Encoded last;

  /** One encoded body; there are so few that a list is searched. */
  private record Encoded(Object name, Future<Buffer> bytes, @Nullable Encoded before) {}

  /**
   * The bytes in an encoding.
   *
   * @param name of the encoding
   * @param maker makes it; runs where it was not asked for before, on the calling thread
   * @return bytes that may go to several, so not to be changed
   */
  public Future<Buffer> of(Object name, Supplier<Future<Buffer>> maker) {
    for (Encoded encoded = last; encoded != null; encoded = encoded.before) {
      if (encoded.name.equals(name)) {
        return encoded.bytes;
      }
    }
    Future<Buffer> made = maker.get();
    last = new Encoded(name, made, last);
    return made;
  }
}
