// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static dev.facet.upstream.cache.Kept.asked;
import static dev.facet.upstream.cache.Kept.headers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.http.CacheControl;
import dev.facet.http.HttpDate;
import io.vertx.core.MultiMap;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111, section 4.2.2. */
final class HeuristicsTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final long DAY = 86_400_000;
  private static final long HOUR = 3_600_000;
  private final Heuristics heuristics = new Heuristics(0.1, 4 * HOUR);

  private static String date(String name, long millisAgo) {
    return name + ": " + HttpDate.format(Instant.ofEpochMilli(NOW - millisAgo));
  }

  private long lifetime(String target, int status, String... lines) {
    MultiMap headers = headers(lines);
    CacheControl control = CacheControl.of(headers);
    Freshness stated = Freshness.of(headers, control, NOW, NOW);
    return heuristics.of(asked(target, ""), status, headers, control, stated).lifetime();
  }

  @Test
  void takesAShareOfTheTimeWithoutAChange() {
    assertEquals(DAY / 10, lifetime("/a", 200, date("last-modified", DAY)));
    assertEquals(
        HOUR, lifetime("/a", 200, date("last-modified", DAY), date("date", DAY - 10 * HOUR)));
  }

  @Test
  void takesTheLongestTimeAtMost() {
    assertEquals(4 * HOUR, lifetime("/a", 200, date("last-modified", 1_000 * DAY)));
  }

  @ParameterizedTest
  @ValueSource(ints = {203, 204, 300, 301, 308, 404, 405, 410, 414, 501})
  void isForStatusesThatAreKeptByThemselves(int status) {
    assertEquals(DAY / 10, lifetime("/a", status, date("last-modified", DAY)));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 302, 303, 307, 400, 403, 429, 599})
  void isForOthersWhereTheyArePublic(int status) {
    assertEquals(0, lifetime("/a", status, date("last-modified", DAY)));
    assertEquals(
        DAY / 10, lifetime("/a", status, date("last-modified", DAY), "cache-control: public"));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void isForNoErrors(int status) {
    assertEquals(0, lifetime("/a", status, date("last-modified", DAY), "cache-control: public"));
  }

  @Test
  void leavesAloneWhatIsStatedHoweverShort() {
    String modified = date("last-modified", DAY);
    assertEquals(0, lifetime("/a", 200, modified, "cache-control: max-age=0"));
    assertEquals(5_000, lifetime("/a", 200, modified, "cache-control: s-maxage=5"));
    assertEquals(0, lifetime("/a", 200, modified, "expires: 0"));
    assertEquals(0, lifetime("/a", 200, modified, "expires: nonsense"));
  }

  @Test
  void guessesNothingOfQueriesNorOfDatesThatAreNone() {
    assertEquals(0, lifetime("/a?b", 200, date("last-modified", DAY)));
    assertEquals(0, lifetime("/a", 200));
    assertEquals(0, lifetime("/a", 200, "last-modified: nonsense"));
    assertEquals(0, lifetime("/a", 200, date("last-modified", -DAY)));
  }

  @Test
  void isOffUnlessItIsConfigured() {
    MultiMap headers = headers(date("last-modified", DAY));
    CacheControl control = CacheControl.of(headers);
    Freshness stated = Freshness.of(headers, control, NOW, NOW);
    assertEquals(stated, Heuristics.NONE.of(asked("/a", ""), 200, headers, control, stated));
  }
}
