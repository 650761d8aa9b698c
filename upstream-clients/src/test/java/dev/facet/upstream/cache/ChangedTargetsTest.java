// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static dev.facet.upstream.cache.Kept.headers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9111, section 4.4. */
final class ChangedTargetsTest {
  private static final ChangedTargets TARGETS =
      new ChangedTargets(
          List.of(URI.create("http://users/api"), URI.create("http://users-2/api/")));

  @Test
  void isWhatWasAskedFor() {
    assertEquals(Set.of("/a?b=c"), TARGETS.of("/a?b=c", "", 204, headers()));
    assertEquals(Set.of("/a"), TARGETS.of("/a", "", 303, headers()));
  }

  @Test
  void isNothingWhereTheServiceRejectedIt() {
    assertEquals(Set.of(), TARGETS.of("/a", "", 404, headers("location: /api/b")));
    assertEquals(Set.of(), TARGETS.of("/a", "", 500, headers()));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/b?c=d,/b?c=d",
    "http://users/api/b,/b",
    "HTTP://Users:80/api/b,/b",
    "http://users-2/api/b,/b",
    "http://shop.example/api/b,/b",
    "b,/b",
    "/api/c/../b,/b",
    "./c/../b,/b"
  })
  void isWhatTheResponseNamesOfTheService(String place, String target) {
    assertEquals(
        Set.of("/a", target), TARGETS.of("/a", "shop.example", 201, headers("location: " + place)));
    assertEquals(
        Set.of("/a", target),
        TARGETS.of("/a", "shop.example", 200, headers("content-location: " + place)));
  }

  @ParameterizedTest
  @CsvSource({
    "http://other/api/b",
    "https://users/api/b",
    "http://users:81/api/b",
    "/other/b",
    "mailto:a@b",
    "http://[",
    "%"
  })
  void isNothingOfOtherPlaces(String place) {
    assertEquals(Set.of("/a"), TARGETS.of("/a", "", 201, headers("location: " + place)));
  }
}
