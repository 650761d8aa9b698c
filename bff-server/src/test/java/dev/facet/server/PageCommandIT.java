// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.BuiltJar.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code facet test} of the built jar, over a project with pages that pass and pages that fail. */
class PageCommandIT {
  private static final String PAGE =
      """
      # A product by its id

      The catalog is asked for the fields that the operation needs.

      ```http upstream catalog
      GET /products/1?fields=name
      x-correlation-id: (none)

      HTTP/1.1 200

      {"id": "1", "name": "Mug"}
      ```

      ```graphql request
      { product(id: 1) { name } }
      ```

      ```json response
      {"data": {"product": {"name": "Mug"}}}
      ```
      """;

  @TempDir Path folder;
  private BuiltJar jar;

  @BeforeEach
  void writeProject() throws IOException {
    folder = folder.toRealPath();
    jar = new BuiltJar(folder);
  }

  private void page(String name, String text) throws IOException {
    Path file = folder.resolve("shop/tests").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void runsTheExampleOfItsHelp() throws Exception {
    page("cart/product.md", PAGE);
    page("other/product.md", PAGE.replace("\"Mug\"}}}", "\"Cup\"}}}"));
    String example =
        jar.run("test", "--help")
            .out()
            .lines()
            .filter(line -> line.startsWith("  facet test"))
            .findFirst()
            .orElseThrow();

    String[] words = example.strip().replace("'", "").split(" ", -1);
    Outcome outcome = jar.run(Arrays.copyOfRange(words, 1, words.length));

    assertEquals(0, outcome.exit(), outcome.out() + outcome.err());
    assertTrue(
        outcome.out().startsWith("ok   shop/tests/cart/product.md  A product by its id ("),
        outcome.out());
    assertEquals(1, outcome.out().lines().count());
    String report = Files.readString(folder.resolve("report.xml"));
    assertTrue(report.contains("tests=\"1\" failures=\"0\" errors=\"0\""), report);
  }

  @Test
  void showsWhatCameOtherwiseAndWhere() throws Exception {
    page("good.md", PAGE);
    page("bad.md", PAGE.replace("\"Mug\"}}}", "\"Cup\"}}}"));
    page("none.md", PAGE.replace("/products/1?", "/products/2?"));
    page("malformed.md", PAGE.replace("```json response", "```json answer"));

    Outcome outcome = jar.run("test", "shop", "--junit", "report.xml");

    assertEquals(1, outcome.exit(), outcome.err());
    assertTrue(outcome.err().startsWith("4 pages: 1 passed, 3 failed, in "), outcome.err());
    assertTrue(
        outcome
            .out()
            .contains(
                "$.data.product.name: \"Mug\" (expected: \"Cup\")\n  --> shop/tests/bad.md:19:31\n"),
        outcome.out());
    assertTrue(
        outcome.out().contains("call without a block: catalog GET /products/1?fields=name"),
        outcome.out());
    assertTrue(
        outcome.out().contains("call: not called (expected: catalog GET /products/2?fields=name)"),
        outcome.out());
    assertTrue(outcome.out().contains("shop/tests/malformed.md:18:1"), outcome.out());
    String report = Files.readString(folder.resolve("report.xml"));
    assertTrue(report.contains("tests=\"4\" failures=\"2\" errors=\"1\""), report);
  }

  @Test
  void saysThatThereIsNoPage() throws Exception {
    Outcome outcome = jar.run("test", "shop");

    assertEquals(3, outcome.exit());
    assertTrue(outcome.err().contains("shop/tests holds no test page"), outcome.err());
  }
}
