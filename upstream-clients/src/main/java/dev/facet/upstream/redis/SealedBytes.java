// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Bytes with a mark of their form and a checksum, so that what is not what was kept under a key is
 * known for it.
 */
final class SealedBytes {
  private static final byte FORM = 1;
  private static final int HEAD = 1 + Integer.BYTES;

  /** The longest line of stamp and labels. */
  private static final int MAX_LINE = 16_384;

  private SealedBytes() {}

  /** Seals bytes for a key. */
  static byte[] of(String key, byte[] bytes) {
    return ByteBuffer.allocate(HEAD + bytes.length)
        .put(FORM)
        .putInt(checksum(key, bytes, 0))
        .put(bytes)
        .array();
  }

  /**
   * An entry as Redis has it.
   *
   * @param stamp when it was looked for before it was made, in microseconds
   * @param labels those that it has
   * @param bytes as they were before they were sealed
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  record Opened(long stamp, List<String> labels, byte[] bytes) {}

  /**
   * Opens an entry.
   *
   * @return null where it is not what was kept under the key, in this form
   */
  static @Nullable Opened open(String key, byte[] entry) {
    int line = 0;
    while (line < entry.length && line < MAX_LINE && entry[line] != '\n') {
      line++;
    }
    int from = line + 1 + HEAD;
    if (from > entry.length || entry[line] != '\n' || entry[line + 1] != FORM) {
      return null;
    }
    int sum = ByteBuffer.wrap(entry, line + 2, Integer.BYTES).getInt();
    String[] head = new String(entry, 0, line, StandardCharsets.US_ASCII).split(" ", -1);
    long stamp = head[0].matches("[0-9]{1,18}") ? Long.parseLong(head[0]) : -1;
    if (stamp < 0 || sum != checksum(key, entry, from)) {
      return null;
    }
    byte[] bytes = new byte[entry.length - from];
    System.arraycopy(entry, from, bytes, 0, bytes.length);
    return new Opened(stamp, List.of(head).subList(1, head.length), bytes);
  }

  private static int checksum(String key, byte[] bytes, int from) {
    CRC32C sum = new CRC32C();
    sum.update(key.getBytes(StandardCharsets.UTF_8));
    sum.update(bytes, from, bytes.length - from);
    return (int) sum.getValue();
  }
}
