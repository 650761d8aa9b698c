// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.count;

/**
 * How much of a service's responses operations used, told by a sample of them.
 *
 * @param responses those that were read, measured or not
 * @param measured how many of them were measured
 * @param received bytes of the bodies that were measured
 * @param used how many of these bytes are values that operations kept, names and punctuation left
 *     out
 */
public record ServiceUsage(long responses, long measured, long received, long used) {
  /**
   * The part of the received bytes that were not used, from 0 to 1; 0 where nothing was received.
   */
  public double overFetch() {
    return overFetch(received, used);
  }

  /** The part of so many received bytes that is not among the used ones. */
  public static double overFetch(long received, long used) {
    return received == 0 ? 0 : (double) (received - used) / received;
  }
}
