// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
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
 */
public record CacheConfig(
    Boolean honour,
    DataSize max,
    DataSize maxEntry,
    List<String> vary,
    @Nullable CacheStore store) {
  private static final DataSize MAX_ENTRY = DataSize.mebibytes(1);

  /** What an absent cache means. */
  public static final CacheConfig NONE = new CacheConfig(false, null, null, null, null);

  /** Sets defaults and guards. */
  public CacheConfig(
      @Nullable Boolean honour,
      @Nullable DataSize max,
      @Nullable DataSize maxEntry,
      @Nullable List<String> vary,
      @Nullable CacheStore store) {
    this.store = store;
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
    this.vary.forEach(name ->
        require(FieldNames.isName(name) && !name.equals("*"), "vary", name, "names of headers"));
  }

  /** Responses that are kept in memory alone. */
  public CacheConfig(
      @Nullable Boolean honour,
      @Nullable DataSize max,
      @Nullable DataSize maxEntry,
      @Nullable List<String> vary) {
    this(honour, max, maxEntry, vary, null);
  }

  private static DataSize smaller(DataSize one, DataSize other) {
    return one.bytes() <= other.bytes() ? one : other;
  }
}
