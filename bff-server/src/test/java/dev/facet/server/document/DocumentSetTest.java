// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Diagnostic;
import graphql.language.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of several files. */
class DocumentSetTest {
  private static final String CARD = "fragment Card on Product { id ...Price }\n";
  private static final String PRICE =
      "export const p = gql`fragment Price on Product { price }`;\n";

  @TempDir Path folder;

  @Test
  void findsFragmentsOfOtherFilesAndKeepsTheirPlaces() throws IOException {
    write("page.graphql", "# a page\nquery Page { product { ...Card } }\n");
    write("src/card.gql", "\n" + CARD);
    write("src/deep/price.ts", PRICE);

    DocumentSet documents = read("**/*.{graphql,gql,ts}");

    assertEquals(List.of(), documents.findings());
    assertEquals(List.of(), documents.unused());
    ComposedDocument page = documents.operations().getFirst();
    assertEquals(3, page.parts().size());
    List<String> lines = page.text().lines().toList();
    int price = 1;
    while (!lines.get(price - 1).contains("Price on")) {
      price++;
    }
    String place =
        page.span(new SourceLocation(price, 1 + "fragment Price on ".length())).toString();
    assertTrue(place.endsWith("price.ts:1:" + (1 + PRICE.indexOf("Product"))), place);
  }

  @Test
  void saysWhichFragmentsAreUnknownTwiceOrUnused() throws IOException {
    write("a.graphql", "query A { product { ...Crad } }\n" + CARD);
    write("b.graphql", CARD + "fragment Price on Product { price }\n");

    DocumentSet documents = read("*.graphql");

    assertEquals(
        List.of(
            "FACET-C084 two fragments are called \"Card\" b.graphql:1:10",
            "FACET-C072 unknown fragment \"Crad\" a.graphql:1:24"),
        said(documents.findings()));
    assertEquals("did you mean \"Card\"?", documents.findings().get(1).hint());
    assertEquals(3, documents.unused().size());
  }

  @Test
  void takesRecursiveFragmentsAndUnicodeAndCarriageReturns() throws IOException {
    write(
        "a.graphql",
        "query A { a(b: \"\uD83D\uDE00\") { ...B } }\r\nfragment B on C { ...D }\r"
            + "fragment D on C { ...B ...E }");

    DocumentSet documents = read("a.graphql");

    assertEquals(
        List.of("FACET-C072 unknown fragment \"E\" a.graphql:3:27"), said(documents.findings()));
    assertEquals(3, documents.operations().getFirst().parts().size());
  }

  @Test
  void passesOverTypesOfTheClientsAndEmptyFiles() throws IOException {
    write("types.graphql", "extend type Query { isOpen: Boolean! }");
    write("empty.graphql", "# nothing\n");

    assertEquals(
        List.of("FACET-C082 the files of --documents hold no operation null"),
        said(read("*.graphql").findings()));

    write("a.graphql", "{ isOpen }");
    assertEquals(List.of(), read("*.graphql").findings());
  }

  @Test
  void passesOverInstalledPackagesAndTakesFilesAway() throws IOException {
    write("a.graphql", "query A { a }");
    write("a.css", "a { }");
    write("node_modules/p/b.graphql", "query B { b }");
    write("old/c.graphql", "query C { c }");

    assertEquals(2, read("**/*").operations().size());
    assertEquals(1, read("**/*.graphql", "!old/**").operations().size());
    assertEquals(1, read("node_modules/**/*.graphql").operations().size());
    assertEquals(1, read("old/../a.graphql").operations().size());
    assertEquals(1, read("./{a,b}.graphql").operations().size());
  }

  @Test
  void takesAwayFilesThatAreNamedToo() throws IOException {
    write("a.graphql", "query A { a }");
    write("old/c.graphql", "query C { c }");

    DocumentSet documents = read("a.graphql", "old/c.graphql", "!old/**");

    assertEquals(1, documents.operations().size());
    assertEquals(List.of(), documents.findings());
    assertEquals(
        List.of("FACET-C082 --documents leaves no file to read null"),
        said(read("old/c.graphql", "!**").findings()));
    assertEquals(1, read("!old/**").findings().size());
  }

  @Test
  void namesTheFileThatIsNotUtf8AndReadsTheOthers() throws IOException {
    write("a.graphql", "query A { a }");
    Files.write(folder.resolve("b.graphql"), "{ b }\n  \u00e9".getBytes(ISO_8859_1));

    DocumentSet documents = read("*.graphql");

    assertEquals(
        List.of("FACET-C071 b.graphql: not UTF-8 at byte 8 b.graphql:2:3"),
        said(documents.findings()));
    assertEquals(1, documents.operations().size());
  }

  @Test
  void saysWhatWasExpectedWhereADocumentIsNotGraphQl() throws IOException {
    write("a.graphql", "query A { a }\r\nquery B { b(c: ) }");
    write("b.ts", "\nconst b = gql`query C { c`;");
    write("c.graphql", "{ a".repeat(400));

    List<Diagnostic> findings = read("*.{graphql,ts}").findings();

    assertEquals(
        List.of(
            "FACET-C072 syntax error: expected a value, found \")\" a.graphql:2:16",
            "FACET-C072 syntax error: expected \"}\", found the end of the document" + " b.ts:2:26",
            "FACET-C072 syntax error: the document nests too deep to be read c.graphql:1:498"),
        said(findings));
  }

  @Test
  void saysWhichGlobFindsNothing() {
    assertEquals(1, read("*.graphql").findings().size());
    assertEquals(1, read("nowhere/**").findings().size());
    assertEquals(1, read("[").findings().size());
  }

  private DocumentSet read(String... globs) {
    return DocumentSet.of(
        List.of(globs).stream()
            .map(glob -> glob.startsWith("!") ? "!" + at(glob.substring(1)) : at(glob))
            .toList());
  }

  private String at(String glob) {
    return folder + "/" + glob;
  }

  private List<String> said(List<Diagnostic> findings) {
    return findings.stream()
        .map(found -> found.code().id() + " " + found.message() + " " + found.span())
        .map(line -> line.replace(folder + "/", ""))
        .toList();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }
}
