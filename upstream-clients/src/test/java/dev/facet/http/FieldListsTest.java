// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 5.6.1. */
final class FieldListsTest {
  @Test
  void areOneListOverAllLines() {
    assertEquals(List.of(), FieldLists.members(List.of()));
    assertEquals(
        List.of("a", "B b", "c", "a"), FieldLists.members(List.of("a ,\tB b\t,, ", "", ",c", "a")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "close|true",
        "keep-alive, CLOSE|true",
        "' ,\tclose\t,'|true",
        "closed|false",
        "clos e|false",
        "close;a|false",
        "''|false",
        "','|false",
      })
  void containAMemberWhateverItsCase(String line, boolean contained) {
    assertEquals(contained, FieldLists.contains(line, "close"));
    assertEquals(contained, FieldLists.contains(List.of("x", line), "close"));
    assertEquals(
        contained, FieldLists.members(List.of(line)).stream().anyMatch("close"::equalsIgnoreCase));
  }

  /** Only space and tab are optional white space (section 5.6.3). */
  @ParameterizedTest
  @ValueSource(strings = {"\u000b", "\f", "\u001f", "\u00a0", "\u2003", "\u0000"})
  void keepOtherWhiteSpaceAsPartOfAMember(String other) {
    assertEquals(List.of(other + "a"), FieldLists.members(List.of(other + "a")));
    assertFalse(FieldLists.contains(other + "a", "a"));
  }

  @Test
  void areOneValueOverAllLines() {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("a", "1").add("b", "2, 3");
    String single = headers.get("a");

    assertSame(single, FieldLists.value(headers, "A"));
    assertEquals("2, 3, , 4", FieldLists.value(headers.add("B", "").add("b", "4"), "b"));
    assertNull(FieldLists.value(headers, "c"));
  }

  @Test
  void mayBeLong() {
    String line = "abcdefg,".repeat(1_024);

    assertEquals(1_024, FieldLists.members(List.of(line)).size());
    assertTrue(FieldLists.contains(line + "x", "x"));
  }
}
