// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which file a path means, and that none means one outside of the folder. */
final class FilePathTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          /assets/a.css         | 1  | a.css
          /assets/b/a.css       | 1  | b>a.css
          /assets               | 1  | ''
          /assets/              | 1  | ''
          /a.css                | 0  | a.css
          /                     | 0  | ''
          /x/robots.txt         | -1 | robots.txt
          /                     | -1 | ''
          /a%20b/%C3%BC+%25.txt | 0  | a b>ü+%.txt
          /.well-known/a        | 0  | .well-known>a
          /a..b/..c...          | 0  | none
          /a..b/c..             | 0  | a..b>c..
          """)
  void isWhatStandsBehindTheSegmentsOfTheFolder(String path, int skipped, String names) {
    FilePath file = FilePath.of(path, skipped);

    assertEquals(names, file == null ? null : String.join(">", file.names()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..",
        "/../a",
        "/a/../b",
        "/%2e%2e/a",
        "/%2E./a",
        "/./a",
        "/.env",
        "/a/.git/config",
        "/%2eenv",
        "/.well-known/.x",
        "/.well-known2",
        "/a//b",
        "//a",
        "/a%2fb",
        "/..%2f..%2fetc%2fpasswd",
        "/a%5cb",
        "/..%5c..%5cx",
        "/a%00.txt",
        "/a%0a",
        "/a%7f",
      })
  void isNoneWhereAPathClimbsOrHidesOrIsReadInTwoWays(String path) {
    assertNull(FilePath.of(path, 0), path);
  }

  @Test
  void tellsFoldersByTheirSlash() {
    FilePath folder = FilePath.of("/a/", 0);

    assertNotNull(folder);
    assertTrue(folder.folder());
    assertEquals(List.of("a"), folder.names());
    assertTrue(FilePath.ofNames("a/b.html").isAt("a/b.html"));
  }
}
