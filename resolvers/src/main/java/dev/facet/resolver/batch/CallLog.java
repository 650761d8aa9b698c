// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import java.util.ArrayList;
import java.util.List;

/** What an operation did, for explaining it. */
public final class CallLog {
  private final List<Entry> entries = new ArrayList<>();
  private int wave;
  private int loads;

  /**
   * One call.
   *
   * @param wave the wave it was made in, from 1
   * @param service the service
   * @param request method and target template
   * @param keys how many keys it loaded; 0 for a call without keys
   * @param status the answer's HTTP status; 0 for none
   * @param nanos from request to whole answer
   * @param bytes of the answer's body
   */
  public record Entry(
      int wave, String service, String request, int keys, int status, long nanos, int bytes) {}

  /** Counts a value that a field asked a loader for. */
  public void load() {
    loads++;
  }

  /** Begins the next wave. */
  void nextWave() {
    wave++;
  }

  int wave() {
    return wave;
  }

  void add(Entry entry) {
    entries.add(entry);
  }

  /** The calls, in the order they were answered. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Waves so far. */
  public int waves() {
    return wave;
  }

  /** Values that fields asked loaders for. */
  public int loads() {
    return loads;
  }
}
