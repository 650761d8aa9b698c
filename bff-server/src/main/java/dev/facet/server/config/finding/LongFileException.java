// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.finding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is longer than text which people or generators write. */
public final class LongFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The most that a file of text may hold, in MiB. */
  public static final int MAX_MEBIBYTES = 8;

  private static final int MAX_BYTES = MAX_MEBIBYTES << 20;

  private LongFileException(String file) {
    super(file + ": longer than " + MAX_MEBIBYTES + " MiB");
  }

  /**
   * Reads a file of text, never more of it than may be there.
   *
   * @throws LongFileException where it is longer
   */
  public static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    }
  }

  /**
   * Reads text from where it comes, never more of it than may be there.
   *
   * @param name for the message
   * @throws LongFileException where it is longer
   */
  public static byte[] read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new LongFileException(name);
    }
    return bytes;
  }
}
