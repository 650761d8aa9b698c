// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of one answer are turned into on their way out, such as compressed ones: made when
 * first asked for, once for all of an event loop who get the answer, and forgotten with it.
 * Confined to that event loop: those of another one who share the answer have forms of their own.
 */
public final class AnswerForms {
  private @Nullable Form last;

  /** A form; there are so few that a list is searched. */
  private record Form(Object name, Future<Buffer> bytes, @Nullable Form before) {}

  /**
   * The bytes in a form.
   *
   * @param name which form
   * @param maker makes it; runs where it was not asked for before, on the calling thread
   * @return bytes that may go to several, so not to be changed
   */
  public Future<Buffer> of(Object name, Supplier<Future<Buffer>> maker) {
    for (Form form = last; form != null; form = form.before) {
      if (form.name.equals(name)) {
        return form.bytes;
      }
    }
    Future<Buffer> made = maker.get();
    last = new Form(name, made, last);
    return made;
  }
}
