// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static dev.facet.upstream.cache.Kept.asked;
import static dev.facet.upstream.cache.Kept.headers;
import static dev.facet.upstream.cache.Kept.request;
import static dev.facet.upstream.cache.Storing.FOR_ALL;
import static dev.facet.upstream.cache.Storing.FOR_ITS_OWN;
import static dev.facet.upstream.cache.Storing.NOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.http.CacheControl;
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111, sections 3 and 3.5. */
final class StoringTest {
  private static final String AUTHORIZED = "authorization: Bearer a";

  private static Storing of(CacheRequest request, int status, String... lines) {
    MultiMap headers = headers(lines);
    return Storing.of(request, status, headers, CacheControl.of(headers));
  }

  private static Storing of(CacheRequest request, String control) {
    return of(request, 200, "cache-control: " + control);
  }

  @Test
  void keepsWhatNamesATimeWhateverItsStatus() {
    assertEquals(FOR_ITS_OWN, of(request(), 200, "cache-control: max-age=60"));
    assertEquals(FOR_ITS_OWN, of(request(), 418, "cache-control: max-age=60"));
    assertEquals(FOR_ITS_OWN, of(request(), 503, "expires: Sun, 06 Nov 1994 08:49:37 GMT"));
  }

  @Test
  void keepsWhatCanBeAskedAboutAgain() {
    assertEquals(FOR_ITS_OWN, of(request(), 200, "etag: \"a\""));
    assertEquals(NOT, of(request(), 500, "etag: \"a\""));
    assertEquals(NOT, of(request(), 200));
  }

  @Test
  void keepsNeitherPartsNorInterimNorNotModified() {
    assertEquals(NOT, of(request(), 206, "cache-control: max-age=60"));
    assertEquals(NOT, of(request(), 304, "cache-control: max-age=60"));
    assertEquals(NOT, of(request(), 103, "cache-control: max-age=60"));
  }

  @Test
  void heedsNoStoreOfBothSides() {
    assertEquals(NOT, of(request(), "no-store, max-age=60"));
    assertEquals(NOT, of(request("cache-control: no-store"), "max-age=60"));
  }

  @Test
  void mustUnderstandStandsBeforeNoStore() {
    assertEquals(FOR_ITS_OWN, of(request(), "must-understand, no-store, max-age=60"));
    assertEquals(NOT, of(request(), 299, "cache-control: must-understand, no-store, max-age=60"));
    assertEquals(NOT, of(request(), 299, "cache-control: must-understand, max-age=60"));
  }

  @Test
  void neverKeepsCookies() {
    assertEquals(NOT, of(request(), 200, "cache-control: public, max-age=60", "set-cookie: a=b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"public, max-age=60", "s-maxage=60"})
  void keepsForAllWhatIsPublic(String control) {
    assertEquals(FOR_ALL, of(request(), control));
    assertEquals(FOR_ALL, of(asked("/a", "ada", AUTHORIZED), control));
  }

  @Test
  void keepsNothingElseOfRequestsWithCredentials() {
    CacheRequest authorized = asked("/a", "ada", AUTHORIZED);

    assertEquals(NOT, of(authorized, "max-age=60"));
    assertEquals(FOR_ITS_OWN, of(authorized, "max-age=60, must-revalidate"));
    assertEquals(FOR_ITS_OWN, of(authorized, "max-age=60, private"));
  }

  @Test
  void keepsThePrivateForThoseWhoAreKnown() {
    assertEquals(NOT, of(request(), "private, max-age=60"));
    assertEquals(FOR_ITS_OWN, of(asked("/a", "ada"), "private, max-age=60"));
    assertEquals(FOR_ITS_OWN, of(asked("/a", "ada"), "private, public, max-age=60"));
  }
}
