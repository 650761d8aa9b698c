// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} knows every code, and says of it what the program says. */
class ErrorCatalogueTest {
  private static final String HOW =
      "docs/errors.md is behind: run the main of dev.facet.server.command.ErrorCatalogue in the"
          + " folder bff-server, or ./mvnw -pl bff-server -am test -Dtest=ErrorCatalogueTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dfacet.errors=write, and look at the change";

  @Test
  void everyCodeHasItsHeading() throws IOException {
    writeWhereAsked();

    assertEquals(new TreeSet<>(CodeExplanation.catalogue().keySet()), headings(), HOW);
  }

  @Test
  void theFileSaysWhatTheProgramSays() throws IOException {
    writeWhereAsked();

    assertEquals(ErrorCatalogue.text(), Files.readString(ErrorCatalogue.FILE), HOW);
  }

  private static Set<String> headings() throws IOException {
    return Files.readString(ErrorCatalogue.FILE)
        .lines()
        .filter(line -> line.startsWith("### "))
        .map(line -> line.substring(4))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void writeWhereAsked() throws IOException {
    if ("write".equals(System.getProperty("facet.errors"))) {
      ErrorCatalogue.main(new String[0]);
    }
  }
}
