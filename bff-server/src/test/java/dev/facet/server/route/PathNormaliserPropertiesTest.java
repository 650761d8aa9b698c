// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** One form, or none, for paths that no example has. */
class PathNormaliserPropertiesTest {
  private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");

  @Property(tries = 5000)
  void noNumberOfDecodingsBringsOutADotSegment(@ForAll("hostile") String path) {
    normalised(path)
        .ifPresent(normal -> {
          String text = normal;
          for (int i = 0; i < 6; i++) {
            assertFalse(hasDotSegment(text), () -> path + " becomes " + normal);
            text = decode(text);
          }
        });
  }

  @Property(tries = 2000)
  void normalFormIsItsOwnNormalForm(@ForAll("hostile") String path) {
    normalised(path).ifPresent(normal -> assertSame(normal, PathNormaliser.normalise(normal)));
  }

  /** A service that decodes once reads the forwarded path as it would have read the client's. */
  @Property(tries = 2000)
  void whatIsForwardedMeansWhatTheClientSent(@ForAll("hostile") String path) {
    normalised(path).ifPresent(normal -> assertEquals(decode(path), decode(normal)));
  }

  /** What is matched is a function of what is forwarded, and of what it means only. */
  @Property(tries = 2000)
  void pathsThatMeanTheSameAreMatchedTheSame(@ForAll("plain") String path, @ForAll int seed) {
    String disguised = disguise(path, seed);
    assertEquals(MatchForm.of(path), MatchForm.of(PathNormaliser.normalise(disguised)));
    assertEquals(
        MatchForm.of(path), MatchForm.of(MatchForm.of(PathNormaliser.normalise(disguised))));
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "/", "/", ".", "..", ";", ";x", "a", "b", "%", "25", "2e", "2E", "2f", "%2e", "%2f",
            "%5c", "\\", "%25", "%2", "c0", "%ae", "%61", "%3b", "~", ":", "{", "|");
    return piece.list().ofMinSize(0).ofMaxSize(12).map(list -> "/" + String.join("", list));
  }

  @Provide
  Arbitrary<String> plain() {
    Arbitrary<String> segment =
        Arbitraries.strings().withChars("abz019-_~:@!$&'()*+,=|^").ofMinLength(1).ofMaxLength(6);
    return Combinators.combine(segment.list().ofMinSize(1).ofMaxSize(4), segment)
        .as((list, last) -> "/" + String.join("/", list) + "/" + last);
  }

  private static String disguise(String path, int seed) {
    StringBuilder out = new StringBuilder();
    int bits = seed;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      bits = Integer.rotateLeft(bits * 31 + c, 5);
      String hex = (bits & 2) == 0 ? "%02x" : "%02X";
      boolean encode = c != '/' && (bits & 1) == 0;
      out.append(encode ? "%" + String.format(hex, (int) c) : String.valueOf(c));
    }
    return out.toString();
  }

  private static Optional<String> normalised(String path) {
    try {
      return Optional.of(PathNormaliser.normalise(path));
    } catch (PathRejectedException rejected) {
      return Optional.empty();
    }
  }

  private static boolean hasDotSegment(String path) {
    return Arrays.stream(path.split("[/\\\\]", -1))
        .map(segment -> segment.split(";", 2)[0])
        .anyMatch(name -> name.equals(".") || name.equals(".."));
  }

  private static String decode(String text) {
    Matcher matcher = ENCODED.matcher(text);
    return matcher.replaceAll(
        m -> Matcher.quoteReplacement("" + (char) Integer.parseInt(m.group(1), 16)));
  }
}
