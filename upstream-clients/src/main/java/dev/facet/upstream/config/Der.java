// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import java.io.ByteArrayOutputStream;

/** Writes values in DER (X.690, section 8.1), which the JDK reads and writes for itself alone. */
public final class Der {
  /** A number. */
  public static final int INTEGER = 0x02;

  /** Bytes. */
  public static final int OCTETS = 0x04;

  /** Values one behind the other. */
  public static final int SEQUENCE = 0x30;

  private static final int SHORT_LENGTHS = 0x80;

  private Der() {}

  /**
   * A value: tag, length, content.
   *
   * @param tag of one byte
   * @param parts the content, one behind the other
   */
  public static byte[] value(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    length(content.size(), all);
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }

  private static void length(int length, ByteArrayOutputStream to) {
    if (length < SHORT_LENGTHS) {
      to.write(length);
      return;
    }
    int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
    to.write(SHORT_LENGTHS | bytes);
    for (int i = bytes - 1; i >= 0; i--) {
      to.write(length >> (8 * i));
    }
  }
}
