// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

/**
 * An amount of data.
 *
 * @param bytes 0 or more
 */
public record DataSize(long bytes) {
  /** Guards against negative sizes. */
  public DataSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes: " + bytes + " (expected: 0 or more)");
    }
  }

  /** An amount in KiB, of 1,024 bytes. */
  public static DataSize kibibytes(long amount) {
    return new DataSize(amount << 10);
  }

  /** An amount in MiB, of 1,048,576 bytes. */
  public static DataSize mebibytes(long amount) {
    return new DataSize(amount << 20);
  }

  /** The largest unit that holds the amount without a rest, such as {@code 8KiB}. */
  @Override
  public String toString() {
    if (bytes > 0 && bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "MiB";
    }
    return bytes > 0 && bytes % (1 << 10) == 0 ? (bytes >> 10) + "KiB" : bytes + "B";
  }
}
