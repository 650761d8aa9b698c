// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static dev.facet.upstream.cache.Kept.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class VariantsTest {
  private static final String[] LANGUAGES = {"cache-control: max-age=60", "vary: accept-language"};

  @Test
  void oneTakesThePlaceOfWhatWasForTheSameHeaders() {
    CachedResponse old = in("en");
    CachedResponse other = in("de");
    CachedResponse capitals =
        kept("accept-language: en", "cache-control: max-age=60", "Vary: Accept-Language");

    Variants all = Variants.with(Variants.with(Variants.with(null, old), other), capitals);

    assertEquals(List.of(capitals, other), all.all());
  }

  @Test
  void whatHoldsNoMoreIsNotKeptBesideOthers() {
    CachedResponse dropped = in("en");
    Variants before = Variants.with(null, dropped);
    dropped.drop();
    CachedResponse added = in("de");

    assertEquals(List.of(added), Variants.with(before, added).all());
  }

  @Test
  void theLatestThirtyTwoAreKept() {
    Variants all = Variants.with(null, in("0"));
    CachedResponse last = in("99");
    for (int i = 1; i < 99; i++) {
      all = Variants.with(all, in(String.valueOf(i)));
    }
    all = Variants.with(all, last);

    assertEquals(32, all.all().size());
    assertEquals(last, all.all().getFirst());
  }

  @Test
  void headersAndBodiesOfAllCount() {
    CachedResponse small = in("en");
    CachedResponse large =
        kept("accept-language: de", LANGUAGES[0], LANGUAGES[1], "x: " + "a".repeat(9_000));
    int both = Variants.with(Variants.with(null, small), large).weight();

    assertEquals(small.weight() + large.weight(), both);
    assertEquals(9_001, large.weight() - small.weight());
  }

  private static CachedResponse in(String language) {
    return kept("accept-language: " + language, LANGUAGES);
  }

  private static CachedResponse kept(String request, String... response) {
    return Objects.requireNonNull(new Kept().keep(request(request), 200, response));
  }
}
