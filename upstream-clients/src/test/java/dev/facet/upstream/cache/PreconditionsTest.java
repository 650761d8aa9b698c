// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static dev.facet.upstream.cache.Kept.headers;
import static dev.facet.upstream.cache.Kept.request;
import static dev.facet.upstream.cache.Kept.response;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 13.1; RFC 9111, section 4.3.2. */
final class PreconditionsTest {
  private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";
  private static final String LATER = "Sun, 06 Nov 1994 08:49:38 GMT";

  @ParameterizedTest
  @ValueSource(strings = {"\"a,b\"", "W/\"a,b\"", "\"x\", \"a,b\"", "*"})
  void findsTheTagOfWhatTheClientHas(String tags) {
    assertTrue(
        Preconditions.isNotModified(headers("if-none-match: " + tags), response("etag: \"a,b\"")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"b\"", "a,b", "\"x\", \"y\"", ""})
  void takesNoOtherTagForIt(String tags) {
    assertFalse(
        Preconditions.isNotModified(headers("if-none-match: " + tags), response("etag: \"a,b\"")));
  }

  @Test
  void looksAtTheDateOnlyWhereThereIsNoTag() {
    CachedResponse kept = response("etag: \"a\"", "last-modified: " + DATE);

    assertTrue(Preconditions.isNotModified(headers("if-modified-since: " + DATE), kept));
    assertTrue(Preconditions.isNotModified(headers("if-modified-since: " + LATER), kept));
    assertFalse(
        Preconditions.isNotModified(
            headers("if-none-match: \"b\"", "if-modified-since: " + DATE), kept));
    assertFalse(Preconditions.isNotModified(headers("if-modified-since: 0"), kept));
  }

  @Test
  void knowsWhatWasChangedLater() {
    assertFalse(
        Preconditions.isNotModified(
            headers("if-modified-since: " + DATE), response("last-modified: " + LATER)));
  }

  @Test
  void theDateStandsInForTheTimeOfTheLastChange() {
    CachedResponse kept = response("cache-control: max-age=60", "date: " + DATE);

    assertTrue(Preconditions.isNotModified(headers("if-modified-since: " + DATE), kept));
    assertTrue(Preconditions.isNotModified(headers("if-modified-since: " + LATER), kept));
  }

  @ParameterizedTest
  @ValueSource(strings = {"range", "if-match", "if-unmodified-since", "upgrade"})
  void leavesToTheServiceWhatOnlyItCanDecide(String header) {
    assertTrue(Preconditions.isForOrigin(headers(header + ": x")));
    assertFalse(Preconditions.isForOrigin(headers("if-none-match: x", "accept: a/b")));
  }

  @Test
  void isForSuccessesOnly() {
    CachedResponse missing =
        new Kept().keep(request(), 404, "etag: \"a\"", "cache-control: max-age=60");

    assertNotNull(missing);
    assertFalse(Preconditions.isNotModified(headers("if-none-match: \"a\""), missing));
  }

  @Test
  void tellsOfTheResponseWhatItsKeeperNeeds() {
    MultiMap headers =
        Preconditions.ofNotModified(headers("etag: \"a\"", "vary: accept", "content-type: a/b"));

    assertEquals("\"a\"", headers.get("etag"));
    assertEquals("accept", headers.get("vary"));
    assertNull(headers.get("content-type"));
  }
}
