// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which responses are kept in memory.
 *
 * @param honour whether those that their service allows to be kept, as RFC 9111 has it; absent: yes
 * @param max bytes of all that is kept, heads included; absent: 64 MiB
 * @param maxEntry bytes of the longest body that is kept; absent: 1 MiB, or {@code max} where that
 *     is less
 * @param vary headers of requests that count as named by the Vary of every response; absent: none
 * @param store the store that keeps them beside the memory, for all replicas; absent: none
 * @param heuristic for how long those are fresh that name no time: a share of the time since their
 *     Last-Modified; absent: 0%, so that their service is asked each time
 * @param heuristicMax the longest of such times; absent: 1 hour
 */
public record CacheConfig(
    Boolean honour,
    DataSize max,
    DataSize maxEntry,
    List<String> vary,
    @Nullable CacheStore store,
    Percentage heuristic,
    Duration heuristicMax) {
  private static final DataSize MAX_ENTRY = DataSize.mebibytes(1);
  private static final Duration MAX_HEURISTIC = Duration.ofDays(365);

  /** What an absent cache means. */
  public static final CacheConfig NONE = new CacheConfig(false, null, null, null, null);

  /** Sets defaults and guards. */
  public CacheConfig(
      @Nullable Boolean honour,
      @Nullable DataSize max,
      @Nullable DataSize maxEntry,
      @Nullable List<String> vary,
      @Nullable CacheStore store,
      @Nullable Percentage heuristic,
      @Nullable Duration heuristicMax) {
    this.store = store;
    this.heuristic = heuristic == null ? new Percentage(0) : heuristic;
    this.heuristicMax = heuristicMax == null ? Duration.ofHours(1) : heuristicMax;
    this.honour = honour == null || honour;
    this.max = max == null ? DataSize.mebibytes(64) : max;
    this.maxEntry = maxEntry == null ? smaller(MAX_ENTRY, this.max) : maxEntry;
    this.vary =
        vary == null
            ? List.of()
            : vary.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    require(this.max.bytes() > 0, "max", this.max, "1B or more");
    require(
        this.maxEntry.bytes() > 0 && this.maxEntry.bytes() <= this.max.bytes(),
        "maxEntry",
        this.maxEntry,
        "1B to max, " + this.max);
    require(
        this.heuristicMax.toMillis() >= 1 && this.heuristicMax.compareTo(MAX_HEURISTIC) <= 0,
        "heuristicMax",
        this.heuristicMax,
        "1ms to 365d");
    require(
        heuristicMax == null || this.heuristic.value() > 0,
        "heuristicMax",
        heuristicMax,
        "heuristic beside it, such as 10%");
    this.vary.forEach(name ->
        require(FieldNames.isName(name) && !name.equals("*"), "vary", name, "names of headers"));
  }

  /** Responses that are kept as long as they say. */
  public CacheConfig(
      @Nullable Boolean honour,
      @Nullable DataSize max,
      @Nullable DataSize maxEntry,
      @Nullable List<String> vary,
      @Nullable CacheStore store) {
    this(honour, max, maxEntry, vary, store, null, null);
  }

  private static DataSize smaller(DataSize one, DataSize other) {
    return one.bytes() <= other.bytes() ? one : other;
  }
}
