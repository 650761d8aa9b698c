// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.upstream.ResponseBody;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item as it is kept: JSON as the service sent it, or that behind the head of its response.
 *
 * @param status of the response; 0 where the head was not kept
 * @param headers of the response
 * @param body the item
 */
record ItemForm(int status, MultiMap headers, ResponseBody body) {
  /** The first byte of an item with a head; no JSON begins with it. */
  private static final byte HEAD = 1;

  private static final int MAX_HEADERS = 1_000;

  /** Other responses are not kept. */
  private static final int MIN_STATUS = 200;

  private static final int MAX_STATUS = 299;

  /** Whether the head of the response was kept. */
  boolean hasHead() {
    return status > 0;
  }

  /** The bytes of an item with the head of its response. */
  static byte[] bytes(int status, MultiMap headers, byte[] body) {
    List<Map.Entry<String, String>> lines = headers.entries(); // size() counts names
    Buffer bytes = Buffer.buffer().appendByte(HEAD).appendInt(status).appendInt(lines.size());
    for (Map.Entry<String, String> header : lines) {
      append(header.getKey(), bytes);
      append(header.getValue(), bytes);
    }
    return bytes.appendBytes(body).getBytes();
  }

  /** The item of some bytes; null where they are none. */
  static @Nullable ItemForm of(byte[] bytes) {
    if (bytes.length == 0) {
      return null;
    }
    if (bytes[0] != HEAD) {
      return new ItemForm(0, MultiMap.caseInsensitiveMultiMap(), ResponseBody.of(bytes));
    }
    try {
      return withHead(new Cursor(Buffer.buffer(bytes)));
    } catch (IndexOutOfBoundsException | IllegalArgumentException corrupt) {
      return null;
    }
  }

  private static @Nullable ItemForm withHead(Cursor cursor) {
    int status = cursor.integer();
    int count = cursor.integer();
    if (status < MIN_STATUS || status > MAX_STATUS || count < 0 || count > MAX_HEADERS) {
      return null;
    }
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (int i = 0; i < count; i++) {
      String name = cursor.text();
      headers.add(name, cursor.text());
    }
    return new ItemForm(status, headers, ResponseBody.of(cursor.rest()));
  }

  private static void append(String text, Buffer to) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    to.appendInt(bytes.length).appendBytes(bytes);
  }

  /** Reads what {@link #bytes} wrote. */
  private static final class Cursor {
    private final Buffer bytes;
    private int at = 1;

    Cursor(Buffer bytes) {
      this.bytes = bytes;
    }

    int integer() {
      int value = bytes.getInt(at);
      at += Integer.BYTES;
      return value;
    }

    String text() {
      int length = integer();
      String text = bytes.getString(at, at + length);
      at += length;
      return text;
    }

    byte[] rest() {
      return bytes.getBytes(at, bytes.length());
    }
  }
}
