// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static dev.facet.upstream.cache.Kept.headers;
import static dev.facet.upstream.cache.Kept.response;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9111, sections 3.1, 3.2 and 4.3. */
final class RevalidationTest {
  private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";

  @Test
  void asksByItsOwnValidators() {
    MultiMap asking =
        Revalidation.headers(
            headers("if-none-match: \"client\"", "accept: a/b"),
            response("etag: \"kept\"", "last-modified: " + DATE));

    assertEquals("\"kept\"", asking.get("if-none-match"));
    assertEquals(DATE, asking.get("if-modified-since"));
    assertEquals("a/b", asking.get("accept"));
  }

  /** What the client has is not what is kept. */
  @Test
  void asksByNoValidatorOfTheClient() {
    MultiMap client = headers("if-none-match: \"client\"", "if-modified-since: " + DATE);

    MultiMap byTag = Revalidation.headers(client, response("etag: \"kept\""));
    assertEquals("\"kept\"", byTag.get("if-none-match"));
    assertNull(byTag.get("if-modified-since"));

    MultiMap byDate = Revalidation.headers(client, response("last-modified: " + DATE));
    assertNull(byDate.get("if-none-match"));
    assertEquals(DATE, byDate.get("if-modified-since"));
  }

  @ParameterizedTest
  @CsvSource({
    "500, true",
    "502, true",
    "503, true",
    "504, true",
    "404, false",
    "429, false",
    "501, false",
    "505, false"
  })
  void someStatusesAreErrorsThatAStaleResponseMayStandInFor(int status, boolean error) {
    assertEquals(error, Revalidation.isError(status));
  }

  @Test
  void isConfirmedByWhatSpeaksOfTheSame() {
    CachedResponse kept = response("etag: W/\"a\"", "last-modified: " + DATE);

    assertTrue(Revalidation.confirms(headers("etag: \"a\""), kept));
    assertFalse(Revalidation.confirms(headers("etag: \"b\""), kept));
    assertTrue(Revalidation.confirms(headers("last-modified: " + DATE), kept));
    assertFalse(
        Revalidation.confirms(headers("last-modified: Sun, 06 Nov 1994 08:49:38 GMT"), kept));
    assertTrue(Revalidation.confirms(headers(), kept));
  }

  @Test
  void takesOverWhatA304SaysButOfTheBody() {
    MultiMap merged =
        Revalidation.merged(
            headers("x: 1", "x: 2", "y: kept", "age: 9", "content-length: 4", "etag: \"a\""),
            headers("X: new", "content-length: 0", "etag: W/\"a\"", "connection: z", "z: hop"));

    assertEquals(List.of("new"), merged.getAll("x"));
    assertEquals("kept", merged.get("y"));
    assertEquals("4", merged.get("content-length"));
    assertEquals("\"a\"", merged.get("etag"));
    assertNull(merged.get("age"));
    assertNull(merged.get("z"));
  }

  @Test
  void whatHasNoPartsGetsNone() {
    assertEquals(
        "none",
        Revalidation.merged(headers("accept-ranges: none"), headers("accept-ranges: bytes"))
            .get("accept-ranges"));
    assertEquals(
        "bytes",
        Revalidation.merged(headers("x: 1"), headers("accept-ranges: bytes")).get("accept-ranges"));
  }

  @Test
  void keepsNothingOfTheConnection() {
    MultiMap kept =
        Revalidation.storable(
            headers(
                "connection: close, x-hop",
                "x-hop: 1",
                "keep-alive: 5",
                "proxy-authentication-info: a",
                "x: 1"));

    assertEquals(1, kept.size());
    assertEquals("1", kept.get("x"));
  }
}
