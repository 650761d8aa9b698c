// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is imported, from the command line to a project that is checked. */
class ImportedProjectTest {
  private static final String SAMPLE =
      """
      [{"id": 7, "at": "2026-01-31T10:15:30Z", "day": "2026-01-31", "views": 12345678901,
        "$ref": "x", "a.b \\"q\\"": 1, "none": [], "huge": 92233720368547758080,
        "lines": [{"sku": "a", "qty": 1}, {"sku": "b", "qty": 2.5}], "grid": [[1], [2, 3]]}]
      """;

  @TempDir Path folder;
  private String project = "";

  @BeforeEach
  void writeProject() throws IOException {
    project = folder.resolve("shop").toString();
    run("", "init", project);
    Files.writeString(folder.resolve("order.json"), SAMPLE);
  }

  @Test
  void typesOfASamplePassTheCheck() {
    String file = project + "/schema/web/order.graphql";

    CommandOutcome outcome =
        run("", "import", "json", "Order", folder + "/order.json", "--out", file);

    assertEquals(ExitCode.FINE, outcome.code(), outcome.err());
    assertEquals(file + "\n", outcome.out());
    assertTrue(outcome.err().endsWith("a field that gives it: [Order!]\n"), outcome.err());
    CommandOutcome check = run("", "check", project);
    assertEquals(ExitCode.FINE, check.code(), check.out());
  }

  @Test
  void printsWhatItDoesNotWrite() {
    CommandOutcome outcome = run("{\"a\": 1}", "import", "json", "A", "-", "--out", "-", "-q");

    assertEquals("type A {\n  a: Int\n}\n", outcome.out());
    assertEquals("", outcome.err());
    assertEquals(outcome, run("{\"a\": 1}", "import", "json", "A", "-q"));
  }

  @Test
  void overwritesNothing() throws IOException {
    String file = project + "/schema/web/schema.graphql";
    String before = Files.readString(Path.of(file));

    CommandOutcome outcome = run("{\"a\": 1}", "import", "json", "A", "--out", file);

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertTrue(outcome.err().contains("is there, and import overwrites nothing"), outcome.err());
    assertEquals(before, Files.readString(Path.of(file)));
  }

  @Test
  void knowsWhatTheFilesBesideDefine() {
    String first = project + "/schema/web/a.graphql";
    String second = project + "/schema/web/b.graphql";
    String sample = "{\"at\": \"2026-01-31T10:15:30Z\"}";
    run(sample, "import", "json", "A", "--out", first);

    CommandOutcome clash = run(sample, "import", "json", "A", "--out", second);
    CommandOutcome renamed = run(sample, "import", "json", "A", "--out", second, "--rename", "A=B");

    assertEquals(ExitCode.FINDINGS, clash.code());
    assertTrue(clash.err().contains("the type A is defined in " + first), clash.err());
    assertTrue(clash.err().contains("= help: --rename 'A=OtherName'"), clash.err());
    assertEquals(ExitCode.FINE, renamed.code(), renamed.err());
    assertEquals(ExitCode.FINE, run("", "check", project).code());
  }

  @Test
  void tellsWhatIsWrongWithASample() throws IOException {
    Path latin = folder.resolve("latin.json");
    Files.write(latin, new byte[] {'{', '"', (byte) 0xe9, '"', ':', '1', '}'});
    Path long1 = folder.resolve("long.json");
    Files.write(long1, new byte[9 << 20]);

    CommandOutcome encoded = run("", "import", "json", "A", latin.toString());
    CommandOutcome large = run("", "import", "json", "A", long1.toString());
    CommandOutcome absent = run("", "import", "json", "A", folder + "/nowhere.json");

    assertEquals(ExitCode.FINDINGS, encoded.code());
    assertTrue(encoded.err().contains("latin.json:1:3\n"), encoded.err());
    assertEquals(ExitCode.UNABLE, large.code());
    assertTrue(large.err().contains("longer than 8 MiB"), large.err());
    assertEquals(ExitCode.UNABLE, absent.code());
    assertFalse(Files.exists(folder.resolve("A.graphql")));
  }

  @Test
  void rejectsAnotherKindOfFile() {
    assertEquals(ExitCode.USAGE, run("{}", "import", "json", "A", "--out", "a.json").code());
    assertEquals(ExitCode.USAGE, run("", "import").code());
    CommandOutcome unknown = run("", "import", "jsn");
    assertEquals(ExitCode.USAGE, unknown.code());
    assertTrue(unknown.err().contains("did you mean \"json\"?"), unknown.err());
  }

  @Test
  void fieldsOfCurlLinesPassTheCheck() throws IOException {
    String file = project + "/schema/web/orders.graphql";
    String line =
        """
        curl -X POST 'http://localhost:3000/users/7/orders?limit=1&tags[]=a&on=2026-01-31' -g \\
          -H 'x-tenant: {a}' --json '{"at": "2026-01-31T10:15:30Z", "$x": [{"a": 1}], "none": []}'
        """;

    CommandOutcome write = run(line, "import", "curl", "-", "--service", "api", "--out", file);
    CommandOutcome read =
        run(
            "",
            "import",
            "curl",
            "curl 'http://localhost:3000/users/7/lines/8?a-b=1'",
            "--service=api",
            "--response",
            folder + "/order.json",
            "--out",
            project + "/schema/web/lines.graphql");

    assertEquals(ExitCode.FINE, write.code(), write.err());
    assertEquals(file + "\n", write.out());
    assertTrue(
        write.err().contains("for facet.yaml:\nservices:\n  api:\n    endpoints:"), write.err());
    assertEquals(ExitCode.FINE, read.code(), read.err());
    assertTrue(
        Files.readString(Path.of(project + "/schema/web/lines.graphql"))
            .contains("extend type Query {\n  line("));
    CommandOutcome check = run("", "check", project);
    assertEquals(ExitCode.FINE, check.code(), check.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a//b/",
        "/a;b=c/x:y/@z/~w/(1)",
        "/a%20b/%C3%A9",
        "/a?=3&b",
        "/a?b[c]=1&d.e=2&f%5B%5D=x&f%5B%5D=y",
        "/a?b=1&&c=2&",
        "/a?b=c=d&e=f/g?h",
        "/a?b=$x*(1)!'",
        "/a?b=2026-01-31T10:15:30Z&c=99999999999&d=-1.5",
        "/a#b",
      })
  void oddTargetsPassTheCheck(String target) {
    String line = "curl -g \"http://localhost:3000" + target.replace("$", "\\$") + "\"";

    CommandOutcome outcome =
        run(
            "",
            "import",
            "curl",
            line,
            "--service=api",
            "--field=odd",
            "--out",
            project + "/schema/web/odd.graphql");

    assertEquals(ExitCode.FINE, outcome.code(), outcome.err());
    CommandOutcome check = run("", "check", project);
    assertEquals(ExitCode.FINE, check.code(), check.out());
  }

  @Test
  void aFieldThatIsThereNeedsAnotherName() {
    String file = project + "/schema/web/again.graphql";
    String line = "curl http://localhost:3000/posts/7";

    CommandOutcome clash = run("", "import", "curl", line, "--service=api", "--out", file);
    CommandOutcome other =
        run("", "import", "curl", line, "--service=api", "--out", file, "--field", "onePost");

    assertEquals(ExitCode.FINDINGS, clash.code());
    assertTrue(clash.err().contains("Query has a field post already"), clash.err());
    assertTrue(clash.err().contains("= help: --field otherName"), clash.err());
    assertEquals(ExitCode.FINE, other.code(), other.err());
    assertEquals(ExitCode.FINE, run("", "check", project).code());
  }

  @Test
  void theExamplesOfHelpWork() throws IOException {
    Files.writeString(folder.resolve("product.json"), "{\"id\": 1}");
    for (String[] command : new String[][] {{"import"}, {"import", "json"}}) {
      assertEquals(ExitCode.FINE, run("", with(command, "--help")).code());
    }
    CommandOutcome help = run("", "import", "curl", "--help");
    assertTrue(
        help.out()
            .contains("facet import curl 'curl http://localhost:3000/posts/7' --field onePost"),
        help.out());
    assertEquals(
        "onePost(id: ID!): JSON",
        run("", "import", "curl", "curl http://localhost:3000/posts/7", "--field", "onePost")
            .out()
            .lines()
            .filter(line -> line.contains("onePost"))
            .findFirst()
            .orElse("")
            .strip());
    assertEquals(
        ExitCode.FINE, run("", "import", "json", "Product", folder + "/product.json").code());
  }

  private static String[] with(String[] words, String last) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = last;
    return all;
  }

  private CommandOutcome run(String input, String... words) {
    return CommandOutcome.of(folder, input, words);
  }
}
