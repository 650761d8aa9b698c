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
  void keepsNothingOfTheConnection() {
    MultiMap kept =
        Revalidation.storable(
            headers("connection: close, x-hop", "x-hop: 1", "keep-alive: 5", "x: 1"));

    assertEquals(1, kept.size());
    assertEquals("1", kept.get("x"));
  }
}
