// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import io.vertx.core.buffer.Buffer;

/** One piece of a body that is made of a file. */
sealed interface FilePiece {
  /** How many bytes it has. */
  long length();

  /** Bytes that are no part of the file, such as the head of a part. */
  record Text(Buffer bytes) implements FilePiece {
    @Override
    public long length() {
      return bytes.length();
    }
  }

  /**
   * Bytes of the file.
   *
   * @param start the position of the first one
   * @param end the position behind the last one
   */
  record Span(long start, long end) implements FilePiece {
    @Override
    public long length() {
      return end - start;
    }
  }
}
