// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static dev.facet.upstream.cache.Kept.SECOND;
import static dev.facet.upstream.cache.Kept.headers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.http.CacheControl;
import dev.facet.http.HttpDate;
import io.vertx.core.MultiMap;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111, section 4.2. */
final class FreshnessTest {
  private static final long NOW = 1_800_000_000 * SECOND;

  private static Freshness of(String... lines) {
    MultiMap headers = headers(lines);
    return Freshness.of(headers, CacheControl.of(headers), NOW - SECOND, NOW);
  }

  private static String date(long secondsFromNow) {
    return HttpDate.format(Instant.ofEpochMilli(NOW + secondsFromNow * SECOND));
  }

  @Test
  void takesTheSharedTimeBeforeTheOther() {
    assertEquals(
        9 * SECOND, of("cache-control: max-age=60, s-maxage=9", "expires: " + date(99)).lifetime());
    assertEquals(60 * SECOND, of("cache-control: max-age=60", "expires: " + date(99)).lifetime());
  }

  @Test
  void measuresExpiryFromTheServicesDate() {
    assertEquals(70 * SECOND, of("date: " + date(-10), "expires: " + date(60)).lifetime());
    assertEquals(60 * SECOND, of("expires: " + date(60)).lifetime());
  }

  @Test
  void takesTheEarlierOfTwoExpiries() {
    assertEquals(60 * SECOND, of("expires: " + date(60), "expires: " + date(99)).lifetime());
    assertEquals(0, of("expires: " + date(60), "expires: soon").lifetime());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "soon"})
  void takesAnExpiryThatIsNoDateForOneThatIsPast(String expires) {
    assertEquals(0, of("expires: " + expires).lifetime());
  }

  @Test
  void hasNoTimeOfItsOwnForWhatNamesNone() {
    assertEquals(0, of("last-modified: " + date(-86_400)).lifetime());
    assertEquals(0, of("cache-control: public").lifetime());
  }

  @Test
  void ageIsTheLargerOfWhatTheDateAndCachesBeforeSay() {
    assertEquals(10 * SECOND, of("date: " + date(-10), "age: 3").initialAge());
    assertEquals(21 * SECOND, of("date: " + date(-10), "age: 20").initialAge());
    assertEquals(SECOND, of("date: " + date(50)).initialAge());
  }

  @Test
  void aClockThatWasSetBackMeanwhileMakesNothingYounger() {
    MultiMap headers = headers("age: 3");
    Freshness fresh = Freshness.of(headers, CacheControl.of(headers), NOW + 50 * SECOND, NOW);

    assertEquals(3 * SECOND, fresh.initialAge());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "abc", "7.0", "7;a=b", "0, 0"})
  void takesAnAgeThatIsNoNumberForTooOld(String age) {
    assertEquals(true, of("cache-control: max-age=60", "age: " + age).left(NOW) < 0);
  }

  @Test
  void takesTwoAgesForTooOld() {
    assertEquals(true, of("cache-control: max-age=60", "age: 0", "age: 0").left(NOW) < 0);
  }

  @Test
  void getsOlderWithTimeAndNeverYounger() {
    Freshness fresh = of("cache-control: max-age=60", "date: " + date(0));

    assertEquals(59 * SECOND, fresh.left(NOW));
    assertEquals(9 * SECOND, fresh.left(NOW + 50 * SECOND));
    assertEquals(59 * SECOND, fresh.left(NOW - 50 * SECOND));
  }
}
