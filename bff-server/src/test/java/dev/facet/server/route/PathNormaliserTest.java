// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One form, or none. */
class PathNormaliserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a",
        "/a/",
        "/v1/orders/7",
        "/.well-known/jwks.json",
        "/...",
        "/a..b/..c/d..",
        "/a;x=1/b;jsessionid=2",
        "/a:b@c!$&'()*+,=~-_",
        "/a[d]",
      })
  void returnsTheSameStringWhereNothingIsEncoded(String path) {
    assertSame(path, PathNormaliser.normalise(path));
  }

  /** Encoded reserved characters and other octets go on byte by byte, lower case included. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a%3Ab%2bc%20d%C3%A9",
        "/caf%c3%a9",
        "/100%25",
        "/a%252Fb",
        "/%C2%80%f0%9f%98%80",
        "/%61dmin",
        "/a%2Db%5fc%7E%2e",
        "/file%2Ejson",
        "/%2e%2e%20/x",
        "/x%2Fy",
        "/x%5cy",
        "/%3B%3F%23",
        "/https:%2F%2Fhost%2Fx",
        "//",
        "//a",
        "/a//b",
        "/a//",
        "/;x/admin",
        "/a/;x",
      })
  void returnsTheSameStringWhereTheEncodingIsNeeded(String path) {
    assertSame(path, PathNormaliser.normalise(path));
  }

  /** A service decodes these, so that a route for /admin must see them. */
  @ParameterizedTest
  @CsvSource({
    "/%61dmin, /admin",
    "/a%2Db%5fc%7E%2e, /a-b_c~.",
    "/file%2Ejson, /file.json",
    "/%41%7a%30%3a, /Az0%3A",
    "/a, /a",
  })
  void tellsWhichPathsAreEquivalent(String path, String form) {
    assertEquals(form, PathNormaliser.equivalent(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.",
        "/..",
        "/a/.",
        "/a/..",
        "/a/./b",
        "/a/../b",
        "/user/..;a=b/admin",
        "/a/.;/b",
        "/a/%2e/b",
        "/a/%2E%2e/b",
        "/a/.%2e/b",
        "/a/%2e%2e;x/b",
        "/a/..%3Bx/b",
        "//..",
        "/a//./b",
        "/;x/../b",
        "/a%2f%2f..",
        "/a%2f..%2fb",
        "/a%2F%2e%2e",
        "/a%5c..%5cb",
        "/a/%252e%252e/b",
        "/a%252f..%252fb",
        "/a/%25252e/b",
        "/a/%25%32%65/b",
      })
  void rejectsDotSegmentsHoweverTheyAreWritten(String path) {
    rejects(PathFault.DOT_SEGMENT, path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "*", "http://a/b", "%2fa"})
  void rejectsWhatDoesNotStartWithASlash(String path) {
    rejects(PathFault.NOT_ABSOLUTE, path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%4", "/a%zz", "/%u002e", "/%4g", "/%g4", "/a%", "/%%41"})
  void rejectsBrokenEncodings(String path) {
    rejects(PathFault.BAD_ENCODING, path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/100%25", "/a%2525", "/a%25252Fb", "/%25%32%35%32%46"})
  void takesWhatIsEncodedUpToThreeTimesOver(String path) {
    assertSame(path, PathNormaliser.normalise(path));
  }

  /** Else a path of eight thousand characters would be read thousands of times. */
  @Test
  void rejectsWhatIsEncodedMoreThanThreeTimesOver() {
    rejects(PathFault.BAD_ENCODING, "/%25252525");
    rejects(PathFault.BAD_ENCODING, "/a/%2525252e%2525252e/b");
    rejects(PathFault.BAD_ENCODING, "/%" + "25".repeat(4_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a%00b", "/%0d%0aX", "/%7f", "/%2500", "/a b", "/a\tb", "/a\u0000", "/\u007f"})
  void rejectsControlCharacters(String path) {
    rejects(PathFault.CONTROL_CHARACTER, path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/caf\u00e9", "/\u2024"})
  void rejectsWhatIsNotAscii(String path) {
    rejects(PathFault.NOT_ASCII, path);
  }

  /** RFC 3629, at each decoding: lenient servers make a slash or a dot of the overlong ones. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%c0%ae%c0%ae/x",
        "/%C1%9c",
        "/%e0%80%ae%e0%80%ae/x",
        "/..%e0%80%afx",
        "/%f0%80%80%ae%f0%80%80%ae/x",
        "/%25e0%2580%25ae%25e0%2580%25ae/x",
        "/%2525c0%2525af",
        "/%e0%80%80",
        "/%c0%80",
        "/%FF%FE",
        "/%25FF",
        "/%c3%28",
        "/%c3",
        "/%c3/%a9",
        "/%80",
        "/%e2%82/x",
        "/%ed%a0%80",
        "/%ed%bf%bf",
        "/%f4%90%80%80",
        "/%f8%88%80%80%80",
        "/%C3%25A9",
      })
  void rejectsWhatIsNotUtf8OnceDecoded(String path) {
    rejects(PathFault.BAD_ENCODING, path);
  }

  @Test
  void rejectsBackslashAndDelimiters() {
    rejects(PathFault.BACKSLASH, "/a\\b");
    rejects(PathFault.DELIMITER, "/a#b");
    rejects(PathFault.DELIMITER, "/a?b");
  }

  /** No URL may have these as they are, and browsers send them all the same. */
  @Test
  void encodesWhatNoUrlMayHave() {
    assertEquals("/a%7Cb%7Bc%7D%5E%60%22%3C%3E", PathNormaliser.normalise("/a|b{c}^`\"<>"));
    assertEquals("/%7BA", PathNormaliser.normalise("/{A"));
    assertEquals("a=%7B%22b%22:[%3C%3E]%7D&%5C%5E%60%7C", query("a={\"b\":[<>]}&\\^`|"));
    rejects(PathFault.DOT_SEGMENT, "/|/%2e%2e/x");
  }

  /** Nothing else in a query matters here. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a=b&c", "%zz=%00&%2e%2e/..//?;", "a[]=%7b%5c'!*()"})
  void leavesTheQueryAlone(String query) {
    assertSame(query, query(query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a#b", "caf\u00e9", "a\rb", "\u007f"})
  void rejectsAQueryThatIsNone(String query) {
    assertThrows(PathRejectedException.class, () -> query(query));
  }

  private static String query(String query) {
    return PathNormaliser.normaliseQuery(query);
  }

  private static void rejects(PathFault fault, String path) {
    PathRejectedException rejected =
        assertThrows(PathRejectedException.class, () -> PathNormaliser.normalise(path), path);
    assertEquals(fault, rejected.fault(), path);
  }
}
