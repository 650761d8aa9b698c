// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import dev.facet.upstream.config.DataSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What is held back of one body, on the side of what goes on: bounded as a whole. */
final class HeldValues {
  private final long max;
  private long held;

  /**
   * Nothing yet.
   *
   * @param max the most, in bytes
   */
  HeldValues(long max) {
    this.max = max;
  }

  /** Begins a value. */
  Value begin() {
    return new Value();
  }

  /** One value, as JSON in UTF-8. Fails where all of them are too much. */
  final class Value extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Value() {}

    @Override
    public void write(int one) throws IOException {
      take(1);
      bytes.write(one);
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      take(length);
      bytes.write(some, from, length);
    }

    private void take(int length) throws BodyFault {
      held += length;
      if (held > max) {
        throw new BodyFault(
            "a rename has to hold back more than "
                + new DataSize(max)
                + " until it is known whether the old name is there",
            true);
      }
    }

    /** Writes it where it belongs; it is held no more. */
    void release(OutputStream out) throws IOException {
      drop();
      bytes.writeTo(out);
    }

    /** Forgets it. */
    void drop() {
      held -= bytes.size();
    }
  }
}
