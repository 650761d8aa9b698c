// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static dev.facet.upstream.cache.Kept.SECOND;
import static dev.facet.upstream.cache.Kept.asked;
import static dev.facet.upstream.cache.Kept.headers;
import static dev.facet.upstream.cache.Kept.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.http.CacheControl;
import dev.facet.upstream.ResponseBody;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of responses between their head and their use. */
final class KeptResponsesTest {
  private static final String PLAIN = "cache-control: max-age=60";
  private static final String PUBLIC = "cache-control: public, max-age=60";

  private final Kept kept = new Kept();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          max-age=60                             | true
          max-age=0                              | false
          no-cache, max-age=60                   | false
          max-age=0, stale-while-revalidate=9999 | false
          """)
  void onlyTheFreshIsForThoseWhoWaitMeanwhile(String control, boolean fresh) {
    var arriving =
        kept.cache
            .ask(request(), 0)
            .arriving(200, headers("cache-control: " + control, "etag: \"a\""), 0);

    assertEquals(fresh, Objects.requireNonNull(arriving).isFresh());
  }

  @Test
  void theTimeOnTheWayCountsAsAge() {
    CachedResponse response =
        Objects.requireNonNull(
                kept.cache.ask(request(), 0).arriving(200, headers(PUBLIC), 5 * SECOND))
            .whole(ResponseBody.EMPTY);
    assertEquals(5, response.ageSeconds(5 * SECOND));

    CachedResponse confirmed =
        kept.cache
            .ask(asked("/a", "ada"), 10 * SECOND)
            .confirmed(response, headers("cache-control: private, max-age=60"), 13 * SECOND);

    assertEquals(3, Objects.requireNonNull(confirmed).ageSeconds(13 * SECOND));
  }

  @Test
  void hasTheTimeOfItsReceiptWhereTheServiceNamesNone() {
    CachedResponse response =
        Objects.requireNonNull(
                kept.cache.ask(request(), 0).arriving(200, headers(PUBLIC), 5 * SECOND))
            .whole(ResponseBody.EMPTY);
    assertEquals("Thu, 01 Jan 1970 00:00:05 GMT", response.headers().get("date"));

    CachedResponse confirmed =
        Objects.requireNonNull(
            kept.cache.ask(request(), 9 * SECOND).confirmed(response, headers(), 9 * SECOND));

    assertEquals("Thu, 01 Jan 1970 00:00:09 GMT", confirmed.headers().get("date"));
    assertEquals(0, confirmed.ageSeconds(9 * SECOND));
  }

  @Test
  void theIdOfTheRequestThatBroughtItIsNotKept() {
    CacheRequest request =
        new CacheRequest("/a", "", headers(), "", CacheControl.of(headers()), "7f3a");

    CachedResponse response =
        Objects.requireNonNull(
            kept.keep(request, 200, PUBLIC, "X-Request-Id: b", "x-trace: 7f3a", "x-shard: 7f3a-1"));

    assertFalse(response.headers().contains("x-request-id"));
    assertFalse(response.headers().contains("x-trace"));
    assertTrue(response.headers().contains("x-shard"));
  }

  @Test
  void anErrorOrAClientWithoutACacheDoesNotKeepOthersFromWaiting() {
    kept.keep(request(), 503, "x: 1");
    kept.keep(request("cache-control: no-store"), 200, PUBLIC);
    assertFalse(kept.cache.passes(request()));

    kept.keep(request(), 200, "cache-control: no-store");
    assertTrue(kept.cache.passes(request()));
  }

  @Test
  void whatWasAskedForBeforeAChangeReplacesNothingThatWasAskedForAfterIt() {
    var early = kept.cache.ask(request(), 0);
    kept.cache.changed(Set.of("/a"));
    CachedResponse later = kept.keep(request(), 200, PLAIN);

    Objects.requireNonNull(early.arriving(200, headers(PLAIN), 0)).whole(ResponseBody.EMPTY);

    assertEquals(later, kept.cache.find(request()));
  }

  @Test
  void eachHostHasResponsesOfItsOwn() {
    kept.keep(of("a", "ada"), 200, PUBLIC);
    kept.keep(of("b", "ada"), 200, PLAIN);

    assertNotNull(kept.cache.find(of("a", "eve")));
    assertNull(kept.cache.find(of("b", "eve")));
    assertNull(kept.cache.find(of("c", "eve")));
    assertNotNull(kept.cache.find(of("b", "ada")));
    assertNull(kept.cache.find(of("c", "ada")));
  }

  @Test
  void whatAClientIsToldForgetsItsOwnAndWhatWasForAll() {
    kept.keep(asked("/own", "ada"), 200, PLAIN);
    kept.keep(asked("/all", "ada"), 200, PUBLIC);

    kept.keep(asked("/own", "ada"), 200, "cache-control: no-store");
    kept.keep(asked("/all", "eve"), 200, "cache-control: no-store");

    assertNull(kept.cache.find(asked("/own", "ada")));
    assertNull(kept.cache.find(asked("/all", "ada")));
  }

  @Test
  void variesByWhatIsAClientsOwnAndByWhatIsForAll() {
    kept.keep(asked("/own", "ada", "accept: a/b"), 200, PLAIN, "vary: accept");
    kept.keep(asked("/all", "ada", "accept: a/b"), 200, PUBLIC, "vary: accept");

    assertTrue(kept.cache.varies(asked("/own", "ada", "accept: c/d")));
    assertFalse(kept.cache.varies(asked("/own", "eve", "accept: c/d")));
    assertTrue(kept.cache.varies(asked("/all", "eve", "accept: c/d")));
  }

  @Test
  void longTargetsCountAsWell() {
    ResponseCache cache =
        new ResponseCache(20_000, List.of(), Heuristics.NONE, UnaryOperator.identity());
    for (int i = 0; i < 100; i++) {
      Objects.requireNonNull(cache.ask(target(i), 0).arriving(200, headers(PLAIN), 0))
          .whole(ResponseBody.EMPTY);
    }

    long found = IntStream.range(0, 100).filter(i -> cache.find(target(i)) != null).count();
    assertTrue(found > 0 && found < 10, () -> found + " of 2,000 bytes each (expected: 20,000)");
  }

  @Test
  void requestsWaitForEachOtherWhereOneResponseMayAnswerBoth() {
    CachedResponse german =
        kept.keep(request("accept-language: de"), 200, PLAIN, "vary: accept-language");

    assertEquals(
        kept.cache.flight(request("accept-language: en", "x: 1"), null),
        kept.cache.flight(request("accept-language: en", "x: 2"), null));
    assertNotEquals(
        kept.cache.flight(request("accept-language: en"), null),
        kept.cache.flight(request("accept-language: fr"), null));
    assertNotEquals(
        kept.cache.flight(request("accept-language: de"), null),
        kept.cache.flight(request("accept-language: de"), german));
  }

  @Test
  void clientsWaitForEachOtherToConfirmWhatIsForAll() {
    CachedResponse all = kept.keep(asked("/all", "ada"), 200, PUBLIC);
    CachedResponse own = kept.keep(asked("/own", "ada"), 200, PLAIN);

    assertEquals(
        kept.cache.flight(asked("/all", "ada"), all), kept.cache.flight(asked("/all", "eve"), all));
    assertNotEquals(
        kept.cache.flight(asked("/own", "ada"), own), kept.cache.flight(asked("/own", "eve"), own));
  }

  private static CacheRequest target(int number) {
    return asked("/" + number + "a".repeat(1_000), "");
  }

  private static CacheRequest of(String host, String identity) {
    return new CacheRequest("/a", host, headers(), identity, CacheControl.of(headers()));
  }
}
