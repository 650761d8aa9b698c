// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlashRulesTest {
  private static final SlashRules KEEPING = new SlashRules(SlashChoice.KEEP, SlashChoice.KEEP);

  @ParameterizedTest
  @ValueSource(strings = {"//", "//a", "/a//b", "/a//", "/;x/admin", "/a/;x"})
  void rejectsEmptySegmentsUnlessTheyAreKept(String path) {
    assertEquals(PathFault.EMPTY_SEGMENT, SlashRules.STRICT.fault(path));
    assertNull(new SlashRules(SlashChoice.KEEP, SlashChoice.REJECT).fault(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a%2fb", "/a%2Fb", "/a%5cb", "/a%5Cb", "/%41%C3%2f", "/%2F"})
  void rejectsEncodedSlashesUnlessTheyAreKept(String path) {
    assertEquals(PathFault.ENCODED_SLASH, SlashRules.STRICT.fault(path));
    assertNull(new SlashRules(SlashChoice.REJECT, SlashChoice.KEEP).fault(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a/", "/a%20b", "/a%252f", "/100%25", "/a;x//"})
  void letsOtherPathsPass(String path) {
    assertNull(KEEPING.fault(path));
    if (!path.contains("//")) {
      assertNull(SlashRules.STRICT.fault(path));
    }
  }

  @Test
  void knowsHowOtherServersReadAPath() {
    assertEquals(Set.of("/a/b"), PathReadings.of("/a//b"));
    assertEquals(Set.of("/a/b"), PathReadings.of("/a%2Fb"));
    assertEquals(Set.of("/a//b", "/a/b"), PathReadings.of("/a/%5cb"));
    assertEquals(Set.of("/a%2Fb/c", "/a/b//c", "/a/b/c"), PathReadings.of("/a%2fb//c"));
    assertEquals(Set.of("/a/b"), PathReadings.of("/a/;x=1/b"));
    assertEquals(Set.of("/a/b"), PathReadings.of("/a;x=1%2Fb"));
  }
}
