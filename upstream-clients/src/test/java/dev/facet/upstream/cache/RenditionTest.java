// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static dev.facet.upstream.cache.Kept.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.facet.upstream.ResponseBody;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, sections 13.1.5, 13.2.2 and 14. */
final class RenditionTest {
  private static final String MODIFIED = "last-modified: Fri, 14 Aug 2020 10:00:00 GMT";
  private static final String AFTER = "date: Fri, 14 Aug 2020 10:00:01 GMT";
  private static final String SAME_SECOND = "date: Fri, 14 Aug 2020 10:00:00 GMT";

  private static CachedResponse kept(int status, List<String> pieces, String... lines) {
    var arriving = new Kept().cache.ask(Kept.request(), 0).arriving(status, headers(all(lines)), 0);
    assertNotNull(arriving);
    return arriving.whole(
        ResponseBody.of(pieces.stream().map(piece -> piece.getBytes(UTF_8)).toList()));
  }

  private static String[] all(String... lines) {
    String[] all = new String[lines.length + 1];
    all[0] = "cache-control: max-age=60";
    System.arraycopy(lines, 0, all, 1, lines.length);
    return all;
  }

  private static Rendition get(CachedResponse kept, String... request) {
    return Rendition.of(HttpMethod.GET, headers(request), kept, 5_000);
  }

  private static String body(Rendition rendition) {
    return new String(rendition.body().bytes(), UTF_8);
  }

  private static final List<String> PIECES = List.of("abc", "de", "fghij");

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0,a,0-0",
    "bytes=2-3,cd,2-3",
    "bytes=3-4,de,3-4",
    "bytes=1-8,bcdefghi,1-8",
    "bytes=5-,fghij,5-9",
    "bytes=-1,j,9-9",
    "bytes=0-99,abcdefghij,0-9"
  })
  void aPartIsCutOutOfThePieces(String range, String part, String positions) {
    Rendition given =
        get(kept(200, PIECES, "etag: \"1\"", "content-type: text/x"), "range: " + range);

    assertEquals(206, given.status());
    assertEquals(part, body(given));
    assertEquals("bytes " + positions + "/10", given.headers().get("content-range"));
    assertEquals(String.valueOf(part.length()), given.headers().get("content-length"));
    assertEquals("\"1\"", given.headers().get("etag"));
    assertEquals("text/x", given.headers().get("content-type"));
    assertEquals("5", given.headers().get("age"));
  }

  @Test
  void everyPartOfEveryPieceIsWhatStandsThere() {
    CachedResponse kept = kept(200, PIECES);
    for (int first : IntStream.range(0, 10).toArray()) {
      for (int last : IntStream.range(first, 10).toArray()) {
        assertEquals(
            "abcdefghij".substring(first, last + 1),
            body(get(kept, "range: bytes=" + first + "-" + last)));
      }
    }
  }

  @Test
  void aPartHasNoDigestOfTheWhole() {
    Rendition given =
        get(
            kept(200, PIECES, "content-md5: a", "content-digest: b", "repr-digest: c"),
            "range: bytes=0-1");

    assertFalse(given.headers().contains("content-md5"));
    assertFalse(given.headers().contains("content-digest"));
    assertEquals("c", given.headers().get("repr-digest"));
  }

  @Test
  void whatIsBeyondTheEndIsNotSatisfiable() {
    Rendition given =
        get(kept(200, PIECES, "etag: \"1\"", "content-type: text/x"), "range: bytes=10-");

    assertEquals(416, given.status());
    assertEquals("bytes */10", given.headers().get("content-range"));
    assertEquals("0", given.headers().get("content-length"));
    assertFalse(given.headers().contains("content-type"));
    assertEquals(0, given.body().length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"range: bytes=0-1,3-4", "range: lines=0-1", "range: bytes=4-2"})
  void otherRangesCountAsNone(String range) {
    assertEquals(200, get(kept(200, PIECES), range).status());
  }

  @Test
  void ofNothingOfErrorsAndOfWhatHasNoPartsAllIsGiven() {
    assertEquals(200, get(kept(200, List.of()), "range: bytes=0-1").status());
    assertEquals(404, get(kept(404, PIECES), "range: bytes=0-1").status());
    assertEquals(200, get(kept(200, PIECES, "accept-ranges: none"), "range: bytes=0-1").status());
  }

  @Test
  void headHasNoParts() {
    Rendition given =
        Rendition.of(HttpMethod.HEAD, headers("range: bytes=0-1"), kept(200, PIECES), 0);

    assertEquals(200, given.status());
    assertEquals("10", given.headers().get("content-length"));
    assertEquals(0, given.body().length());
  }

  @Test
  void whatTheClientHasComesBeforeThePart() {
    CachedResponse kept = kept(200, PIECES, "etag: \"1\"");

    assertEquals(304, get(kept, "range: bytes=0-1", "if-none-match: \"1\"").status());
    assertEquals(206, get(kept, "range: bytes=0-1", "if-none-match: \"2\"").status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "1"                           | 206
          "2"                           | 200
          W/"1"                         | 200
          "1", "2"                      | 200
          Fri, 14 Aug 2020 10:00:00 GMT | 206
          Friday, 14-Aug-20 10:00:00 GMT| 206
          Fri, 14 Aug 2020 10:00:01 GMT | 200
          Fri, 14 Aug 2020 09:59:59 GMT | 200
          nonsense                      | 200
          """)
  void aPartIsGivenOfTheSameResponseOnly(String validator, int status) {
    CachedResponse kept = kept(200, PIECES, "etag: \"1\"", MODIFIED, AFTER);

    assertEquals(status, get(kept, "range: bytes=0-1", "if-range: " + validator).status());
  }

  @Test
  void weakValidatorsAreNotTheSame() {
    String date = "if-range: Fri, 14 Aug 2020 10:00:00 GMT";
    assertEquals(
        200, get(kept(200, PIECES, MODIFIED, SAME_SECOND), "range: bytes=0-1", date).status());
    assertEquals(200, get(kept(200, PIECES), "range: bytes=0-1", date).status());
    CachedResponse weak = kept(200, PIECES, "etag: W/\"1\"");
    assertEquals(200, get(weak, "range: bytes=0-1", "if-range: W/\"1\"").status());
    assertEquals(200, get(weak, "range: bytes=0-1", "if-range: \"1\"").status());
    assertEquals(200, get(weak, "range: bytes=0-1", "if-range: \"1\"", "if-range: \"1\"").status());
  }

  @Test
  void anIfRangeWithoutRangeMeansNothing() {
    assertEquals(200, get(kept(200, PIECES, "etag: \"1\""), "if-range: \"2\"").status());
  }
}
