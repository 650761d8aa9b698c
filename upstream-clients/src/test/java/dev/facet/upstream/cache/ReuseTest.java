// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static dev.facet.upstream.cache.Kept.SECOND;
import static dev.facet.upstream.cache.Kept.response;
import static dev.facet.upstream.cache.Reuse.FRESH;
import static dev.facet.upstream.cache.Reuse.NOT_NOW;
import static dev.facet.upstream.cache.Reuse.STALE;
import static dev.facet.upstream.cache.Reuse.STALE_MEANWHILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.http.CacheControl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111, sections 4.2.4 and 5.2; RFC 5861. */
final class ReuseTest {
  private static Reuse of(String service, String client, long age) {
    return Reuse.of(
        response("cache-control: " + service), CacheControl.of(List.of(client)), age * SECOND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "59|''|FRESH",
        "60|''|NOT_NOW",
        "10|no-cache|NOT_NOW",
        "10|max-age=0|NOT_NOW",
        "10|max-age=10|NOT_NOW",
        "10|max-age=11|FRESH",
        "10|min-fresh=49|FRESH",
        "10|min-fresh=50|NOT_NOW",
        "70|max-stale|STALE",
        "70|max-stale=10|STALE",
        "71|max-stale=10|NOT_NOW",
        "70|max-stale=x|NOT_NOW",
        "50|'min-fresh=20, max-stale=30'|NOT_NOW"
      })
  void heedsWhatTheClientAsksFor(long age, String client, Reuse expected) {
    assertEquals(expected, of("max-age=60", client, age));
  }

  @Test
  void asksAlwaysWhereTheServiceWantsThat() {
    assertEquals(NOT_NOW, of("no-cache, max-age=60", "", 0));
    assertEquals(NOT_NOW, of("no-cache=\"x\", max-age=60", "max-stale", 0));
  }

  @Test
  void givesTheStaleWhileItIsRenewed() {
    String service = "max-age=60, stale-while-revalidate=30";

    assertEquals(FRESH, of(service, "", 59));
    assertEquals(STALE_MEANWHILE, of(service, "", 90));
    assertEquals(NOT_NOW, of(service, "", 91));
    assertEquals(NOT_NOW, of(service, "no-cache", 70));
    assertEquals(NOT_NOW, of(service, "max-age=100", 70));
    assertEquals(NOT_NOW, of(service, "min-fresh=20", 50));
    assertEquals(STALE, of(service, "max-stale", 70));
  }

  @ParameterizedTest
  @ValueSource(strings = {"must-revalidate", "proxy-revalidate", "s-maxage=60"})
  void neverGivesTheStaleWhereTheServiceForbidsIt(String directive) {
    String service = "max-age=60, stale-while-revalidate=30, stale-if-error=30, " + directive;

    assertEquals(NOT_NOW, of(service, "", 70));
    assertEquals(NOT_NOW, of(service, "max-stale", 70));
    assertFalse(onError(service, "", 70));
  }

  @Test
  void givesTheStaleInPlaceOfAnErrorWhereThatIsAllowed() {
    assertTrue(onError("max-age=60, stale-if-error=30", "", 90));
    assertFalse(onError("max-age=60, stale-if-error=30", "", 91));
    assertFalse(onError("max-age=60", "", 61));
    assertTrue(onError("max-age=60", "stale-if-error=30", 90));
    assertFalse(onError("no-cache, max-age=60, stale-if-error=30", "", 10));
  }

  private static boolean onError(String service, String client, long age) {
    return Reuse.onError(
        response("cache-control: " + service), CacheControl.of(List.of(client)), age * SECOND);
  }
}
