// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static dev.facet.upstream.cache.Kept.asked;
import static dev.facet.upstream.cache.Kept.headers;
import static dev.facet.upstream.cache.Kept.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.ResponseBody;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResponseCacheTest {
  private static final String PUBLIC = "cache-control: public, max-age=60";
  private static final String PLAIN = "cache-control: max-age=60";
  private static final String PRIVATE = "cache-control: private, max-age=60";

  private final Kept kept = new Kept();

  @Test
  void findsWhatItKeepsForTheSameTarget() {
    CachedResponse a = kept.keep(request(), 200, PLAIN);

    assertSame(a, kept.cache.find(request()));
    assertNull(kept.cache.find(asked("/b", "")));
  }

  @Test
  void givesThePublicToAllAndTheRestToItsOwn() {
    kept.keep(asked("/public", "ada"), 200, PUBLIC);
    kept.keep(asked("/private", "ada"), 200, PRIVATE);
    kept.keep(asked("/cookies", "ada"), 200, PLAIN);
    kept.keep(asked("/anonymous", ""), 200, PLAIN);

    assertNotNull(kept.cache.find(asked("/public", "eve")));
    assertNotNull(kept.cache.find(asked("/public", "")));
    for (String target : List.of("/private", "/cookies")) {
      assertNotNull(kept.cache.find(asked(target, "ada")));
      assertNull(kept.cache.find(asked(target, "eve")));
      assertNull(kept.cache.find(asked(target, "")));
    }
    assertNotNull(kept.cache.find(asked("/anonymous", "")));
    assertNull(kept.cache.find(asked("/anonymous", "ada")));
  }

  @Test
  void selectsByVaryExactly() {
    CachedResponse english =
        kept.keep(request("accept-language: en"), 200, PLAIN, "vary: Accept-Language");
    CachedResponse none = kept.keep(request(), 200, PLAIN, "vary: accept-language");

    assertSame(english, kept.cache.find(request("accept-language: en")));
    assertSame(none, kept.cache.find(request()));
    assertNull(kept.cache.find(request("accept-language: EN")));
    assertNull(kept.cache.find(request("accept-language: en", "accept-language: de")));
    assertTrue(kept.cache.varies(request("accept-language: de")));
  }

  @Test
  void nothingVariesThatIsForgotten() {
    kept.keep(request("accept-language: en"), 200, PLAIN, "vary: accept-language");
    kept.cache.changed(Set.of("/a"));

    assertFalse(kept.cache.varies(request("accept-language: de")));
  }

  @ParameterizedTest
  @CsvSource({
    "200, no-store, false",
    "302, no-store, false",
    "404, max-age=0, false",
    "410, no-store, false",
    "403, no-store, true",
    "429, no-store, true",
    "503, no-store, true",
    "206, max-age=60, true"
  })
  void forgetsWhatTheServiceSaysOtherwiseNow(int status, String control, boolean stays) {
    kept.keep(request("accept-language: en"), 200, PUBLIC, "vary: accept-language");
    kept.keep(request("accept-language: de"), 200, PUBLIC, "vary: accept-language");

    kept.keep(request("accept-language: en"), status, "cache-control: " + control, "set-cookie: a");

    assertEquals(stays, kept.cache.find(request("accept-language: en")) != null);
    assertNotNull(kept.cache.find(request("accept-language: de")));
  }

  @Test
  void aClientThatWantsNothingKeptTakesNothingFromOthers() {
    kept.keep(request(), 200, PUBLIC);

    kept.keep(request("cache-control: no-store"), 200, PUBLIC);

    assertNotNull(kept.cache.find(request()));
  }

  @Test
  void keepsNothingThatVariesByMoreThanHeaders() {
    assertNull(kept.keep(request(), 200, PLAIN, "vary: accept, *"));
  }

  @Test
  void countsConfiguredHeadersAsNamedByVary() {
    ResponseCache cache =
        new ResponseCache(
            1 << 20, List.of("x-forwarded-host"), Heuristics.NONE, UnaryOperator.identity());
    Objects.requireNonNull(
            cache.ask(request("x-forwarded-host: a"), 0).arriving(200, headers(PLAIN), 0))
        .whole(ResponseBody.EMPTY);

    assertNotNull(cache.find(request("x-forwarded-host: a")));
    assertNull(cache.find(request("x-forwarded-host: b")));
  }

  @Test
  void forgetsWhatWasChangedWhoeverHasIt() {
    kept.keep(asked("/a", ""), 200, PLAIN);
    kept.keep(asked("/a", "ada"), 200, PRIVATE);
    kept.keep(asked("/b", ""), 200, PLAIN);

    kept.cache.changed(Set.of("/a"));

    assertNull(kept.cache.find(asked("/a", "")));
    assertNull(kept.cache.find(asked("/a", "ada")));
    assertNotNull(kept.cache.find(asked("/b", "")));
  }

  @Test
  void keepsNothingThatWasAskedForBeforeAChange() {
    var asked = kept.cache.ask(request(), 0);
    kept.cache.changed(Set.of("/a"));

    Objects.requireNonNull(asked.arriving(200, headers(PLAIN), 0)).whole(ResponseBody.EMPTY);

    assertNull(kept.cache.find(request()));
  }

  @Test
  void replacesWhatAnswersTheSameRequests() {
    kept.keep(request(), 200, PLAIN, "x: old");
    kept.keep(request(), 200, PLAIN, "x: new");

    assertEquals("new", Objects.requireNonNull(kept.cache.find(request())).headers().get("x"));
  }

  @Test
  void renewsWhatTheServiceConfirms() {
    CachedResponse old =
        Objects.requireNonNull(
            kept.keep(request(), 200, "cache-control: max-age=1", "etag: \"a\"", "x: old"));
    CachedResponse renewed =
        kept.cache.ask(request(), 9_000).confirmed(old, headers(PLAIN, "etag: \"a\""), 9_000);

    assertNotNull(renewed);
    assertSame(renewed, kept.cache.find(request()));
    assertEquals("old", renewed.headers().get("x"));
    assertEquals(60, renewed.ttlSeconds(9_000));
    assertNull(kept.cache.ask(request(), 0).confirmed(old, headers("etag: \"b\""), 0));
  }

  @Test
  void isBoundedInBytes() {
    ResponseCache cache =
        new ResponseCache(20_000, List.of(), Heuristics.NONE, UnaryOperator.identity());
    for (int i = 0; i < 100; i++) {
      Objects.requireNonNull(cache.ask(asked("/" + i, ""), 0).arriving(200, headers(PLAIN), 0))
          .whole(ResponseBody.of(new byte[1_000]));
    }

    long found =
        IntStream.range(0, 100).filter(i -> cache.find(asked("/" + i, "")) != null).count();
    assertTrue(found > 0 && found < 20, () -> found + " of 1,000 bytes each (expected: 20,000)");
  }

  @Test
  void remembersWhatIsNotToBeWaitedFor() {
    kept.keep(request(), 200, "cache-control: no-store");
    assertTrue(kept.cache.passes(request()));

    kept.keep(request(), 200, PLAIN);
    assertEquals(false, kept.cache.passes(request()));
  }

  @Test
  void givesNobodyElseWhatIsNoLongerForAll() {
    CacheRequest ada = asked("/a", "ada");
    CachedResponse old =
        Objects.requireNonNull(
            kept.keep(ada, 200, "cache-control: public, max-age=1", "etag: \"a\""));
    CachedResponse confirmed =
        Objects.requireNonNull(
            kept.cache.ask(ada, 9_000).confirmed(old, headers(PRIVATE, "etag: \"a\""), 9_000));

    assertEquals(false, kept.cache.fits(confirmed, asked("/a", "eve")));
    assertNull(kept.cache.find(asked("/a", "eve")));
    assertNull(kept.cache.find(asked("/a", "")));
  }
}
