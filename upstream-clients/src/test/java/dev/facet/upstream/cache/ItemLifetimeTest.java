// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.item.ItemRule;
import dev.facet.upstream.item.ItemTerms;
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemLifetimeTest {
  private static final ItemRule OPEN = new ItemRule(10_000, 5_000, true);
  private static final ItemRule PRIVATE = new ItemRule(10_000, 5_000, false);
  private static final MultiMap NONE = MultiMap.caseInsensitiveMultiMap();

  private static MultiMap headers(String lines) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    for (String line : lines.split(" & ", -1)) {
      headers.add(line.split(": ", 2)[0], line.split(": ", 2)[1]);
    }
    return headers;
  }

  @CsvSource(
      delimiter = '|',
      value = {
        "x: y | 10000 | 5000",
        "cache-control: max-age=4 | 4000 | 5000",
        "cache-control: max-age=400 | 10000 | 5000",
        "cache-control: max-age=9, s-maxage=2 | 2000 | 0",
        "cache-control: max-age=9 & age: 3 | 6000 | 5000",
        "cache-control: proxy-revalidate | 10000 | 0",
        "cache-control: must-revalidate | 10000 | 0",
        "vary: accept | 10000 | 5000",
        "date: Thu, 01 Jan 1970 00:00:20 GMT & expires: Thu, 01 Jan 1970 00:00:27 GMT | 7000 | 5000",
      })
  @ParameterizedTest
  void aServiceCanShortenIt(String lines, long fresh, long stale) {
    ItemTerms terms = requireNonNull(ItemLifetime.of(OPEN, 200, headers(lines), 20_000, 20_000));

    assertEquals(20_000 + fresh, terms.freshUntil());
    assertEquals(20_000 + fresh + stale, terms.staleUntil());
  }

  @ValueSource(
      strings = {
        "cache-control: no-store",
        "cache-control: max-age=9, no-cache",
        "cache-control: private",
        "cache-control: max-age=0",
        "cache-control: max-age=x",
        "cache-control: max-age=9 & age: 9",
        "cache-control: max-age=9 & age: soon",
        "expires: 0",
        "set-cookie: a=b",
        "vary: accept, *",
      })
  @ParameterizedTest
  void orForbidIt(String lines) {
    assertNull(ItemLifetime.of(OPEN, 200, headers(lines), 20_000, 20_000));
  }

  @Test
  void privateIsKeptForOne() {
    MultiMap mine = headers("cache-control: private, max-age=3");
    assertEquals(
        23_000, requireNonNull(ItemLifetime.of(PRIVATE, 200, mine, 20_000, 20_000)).freshUntil());
  }

  @ValueSource(ints = {100, 199, 206, 300, 304, 404, 500})
  @ParameterizedTest
  void onlyWholeSuccessesAreKept(int status) {
    assertNull(ItemLifetime.of(OPEN, status, NONE, 20_000, 20_000));
  }

  @Test
  void theWayToTheServiceCounts() {
    MultiMap five = headers("cache-control: max-age=5");
    assertEquals(
        24_000, requireNonNull(ItemLifetime.of(OPEN, 201, five, 19_000, 22_000)).freshUntil());
  }
}
