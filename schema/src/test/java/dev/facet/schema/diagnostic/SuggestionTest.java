// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SuggestionTest {
  private static final List<String> SERVICES = List.of("catalog", "users", "id");

  @Test
  void findsWhatDiffersByALetterOrTwo() {
    assertEquals(Optional.of("catalog"), Suggestion.nearest("catlog", SERVICES));
    assertEquals(Optional.of("users"), Suggestion.nearest("uesrs", SERVICES));
    assertEquals(Optional.of("id"), Suggestion.nearest("idd", SERVICES));
    assertEquals(Optional.of("id"), Suggestion.nearest("ID", SERVICES));
  }

  @Test
  void staysSilentWhereNothingIsNear() {
    assertEquals(Optional.empty(), Suggestion.nearest("orders", SERVICES));
    assertEquals(Optional.empty(), Suggestion.nearest("x", SERVICES));
    assertEquals("", Suggestion.hint("", SERVICES));
    assertEquals("did you mean \"users\"?", Suggestion.hint("user", SERVICES));
  }
}
