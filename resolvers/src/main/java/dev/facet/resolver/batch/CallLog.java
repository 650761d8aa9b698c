// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What an operation did and how long it waited, for explaining it. */
public final class CallLog {
  private final LongSupplier nanoTime;
  private final long begun;
  private final List<Entry> entries = new ArrayList<>();
  private int wave;
  private int loads;
  private int distinct;
  private long waveBegun;
  private long waited;

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
   * @param used how many of them are values that the operation keeps
   * @param joined whether somebody else's equal call in flight was joined
   * @param resent how often the request was sent again, its connection having been closed meanwhile
   */
  public record Entry(
      int wave,
      String service,
      String request,
      int keys,
      int status,
      long nanos,
      int bytes,
      int used,
      boolean joined,
      int resent) {}

  /**
   * Begins now.
   *
   * @param nanoTime a steady clock
   */
  public CallLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
  }

  /** Counts a value that a field asked a loader for. */
  void load() {
    loads++;
  }

  /** Counts the values that a loader was left with, once equal ones were merged. */
  void distinct(int values) {
    distinct += values;
  }

  /** Begins the next wave. */
  void nextWave() {
    wave++;
    waveBegun = nanoTime.getAsLong();
  }

  /** Everything of the wave is answered. */
  void waveEnds() {
    waited += nanoTime.getAsLong() - waveBegun;
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

  /** How many of them were asked for before in the same operation. */
  public int merged() {
    return loads - distinct;
  }

  /** How long services were waited for, in nanoseconds. */
  public long waitedNanos() {
    return waited;
  }

  /** How long the gateway itself took so far, in nanoseconds. */
  public long ownNanos() {
    return nanoTime.getAsLong() - begun - waited;
  }
}
