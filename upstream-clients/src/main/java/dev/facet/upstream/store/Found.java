// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.store;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking for entries.
 *
 * @param outcome whether the store could be asked
 * @param stamp when they were looked for, by the store's clock, in microseconds
 * @param values in the order of the keys; null for what is not there
 * @param corrupt how many of these are there and are not what was kept
 */
public record Found(Outcome outcome, long stamp, List<@Nullable Value> values, int corrupt) {
  /** How a store did. */
  public enum Outcome {
    /** It said what it has. */
    ANSWERED,
    /** It took too long. */
    TIMEOUT,
    /** It failed. */
    ERROR,
    /** It was not asked, since it is known not to respond. */
    SKIPPED
  }

  /**
   * An entry.
   *
   * @param bytes as they were kept
   * @param ageMillis how long ago it was looked for before it was made, in milliseconds
   * @param labels by which it is forgotten
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  public record Value(byte[] bytes, long ageMillis, List<String> labels) {}

  /** Nothing, since the store could not be asked. */
  public static Found nothing(Outcome outcome, int count) {
    return new Found(outcome, 0, Collections.nCopies(count, null), 0);
  }

  /** Whether anything was there. */
  public boolean hasAny() {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        return true;
      }
    }
    return false;
  }

  /** Whether the store said what it has. */
  public boolean isKnown() {
    return outcome == Outcome.ANSWERED;
  }
}
