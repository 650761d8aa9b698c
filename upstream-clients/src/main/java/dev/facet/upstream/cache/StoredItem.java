// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An item as replicas share it. Times count from when the store was asked for it, so that clocks
 * need not agree.
 *
 * @param fresh for how long it is fresh, in milliseconds
 * @param stale for how long it may be given, in milliseconds
 * @param item its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // not compared
record StoredItem(long fresh, long stale, byte[] item) {
  private static final int HEAD = 2 * Long.BYTES;

  /** More than any schema allows. */
  private static final long MAX_MILLIS = 800L * 24 * 3_600_000;

  /** Its bytes. */
  byte[] bytes() {
    return ByteBuffer.allocate(HEAD + item.length).putLong(fresh).putLong(stale).put(item).array();
  }

  /** The item of some bytes; null where they are none. */
  static @Nullable StoredItem read(byte[] bytes) {
    if (bytes.length <= HEAD) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long fresh = buffer.getLong();
    long stale = buffer.getLong();
    if (fresh < 0 || stale < fresh || stale > MAX_MILLIS) {
      return null;
    }
    byte[] item = new byte[buffer.remaining()];
    buffer.get(item);
    return new StoredItem(fresh, stale, item);
  }
}
