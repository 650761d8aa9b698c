// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.command.MistakenProject.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes in command lines: the word that is wrong, what was expected, and an exit code that
 * scripts can tell apart. {@code ~} in the rows stands for a folder with a good project {@code
 * good}, one with two frontends {@code multi}, and files with operations.
 */
class CommandLineMistakesTest {
  private static final Map<String, String> FILES =
      Map.of(
          "ok.graphql", "{ posts { title } }",
          "bad.graphql", "{ posts { titel } }",
          "cut.graphql", "{ posts { title }",
          "two.graphql", "query A { posts { id } } query B { posts { id } }",
          "empty.graphql", "");

  @TempDir Path folder;

  /**
   * A mistake.
   *
   * @param line the words, separated by spaces; {@code ''} is an empty one
   * @param words what is printed, or a part of it
   */
  record Mistake(ExitCode code, String line, String words) {
    @Override
    public String toString() {
      return "facet " + line;
    }
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(commands(), options(), ports(), folders(), operations(), subjects())
        .flatMap(List::stream);
  }

  private static Mistake usage(String line, String words) {
    return new Mistake(ExitCode.USAGE, line, words);
  }

  private static Mistake unable(String line, String words) {
    return new Mistake(ExitCode.UNABLE, line, words);
  }

  private static List<Mistake> commands() {
    return List.of(
        usage("chekc", "facet: unknown command \"chekc\" (did you mean \"check\"?)"),
        usage("Check", "(did you mean \"check\"?)\nsee facet --help"),
        usage(
            "run",
            "unknown command \"run\" (expected: demo, init, import, dev, start, check, test,"),
        usage("help check", "unknown command \"help\" (did you mean \"--help\"?)"),
        usage("''", "unknown command \"\" (expected: demo,"),
        usage(
            "schema pirnt ~/good", "\"pirnt\" (did you mean \"print\"?)\nsee facet schema --help"),
        usage("schema ~/good", "(expected: directives or print)"),
        usage("--verison", "unknown option \"--verison\" (did you mean \"--version\"?)"));
  }

  private static List<Mistake> options() {
    return List.of(
        usage("check --formt json", "unknown option \"--formt\" (did you mean \"--format\"?)"),
        usage("check ~/good -f json", "unknown option \"-f\" (did you mean \"--"),
        usage("check ~/good \u2014format json", "(expected: two plain hyphens in front)"),
        usage("check --format=xml", "--format: xml (expected: text, json, github or sarif)"),
        usage(
            "check ~/good --format", "--format: no value (expected: text, json, github or sarif)"),
        usage("check ~/good --format json --format text", "--format: given twice (expected: once)"),
        usage("check ~/good --quiet=yes", "--quiet: yes (expected: no value)"),
        usage("check ~/good --color sometimes", "(expected: auto, always or never)"),
        usage("check ~/good --fail-on warn", "--fail-on: warn (expected: error or warning)"),
        usage("check ~/good --documents", "--documents: no value (expected: GLOB, "),
        usage("check --dir ~/good", "unknown option \"--dir\" (write DIR without an option)"),
        usage("start ~/good --port 8081", "start takes listeners.public of facet.yaml"),
        usage("healthcheck --port 9090", "unknown option \"--port\" (only for demo, dev)"),
        usage("healthcheck --timeout 5sec", "--timeout: 5sec (expected: an integer)"));
  }

  private static List<Mistake> ports() {
    return List.of(
        usage("dev ~/good --port abc", "--port: abc (expected: 0 to 65535)"),
        usage("dev ~/good --port 70000", "--port: 70000 (expected: 0 to 65535)"),
        usage("dev ~/good --port -1", "--port: -1 (expected: 0 to 65535)"),
        usage("dev ~/good --port", "--port: no value (expected: PORT, the port to listen on"),
        usage("dev ~/good --port=1 --port=2", "--port: given twice (expected: once)"),
        usage("dev ~/good -p 8081", "unknown option \"-p\" (did you mean \"--port\"?)"),
        usage("dev ~/good 8081", "too many words: \"8081\" (expected: one DIR)"),
        usage("dev ~/good --host nohost", "--host: nohost (expected: an address of this machine"));
  }

  private static List<Mistake> folders() {
    return List.of(
        unable("check ~/nope", "~/nope does not exist\nfacet init writes a project"),
        unable("check ~/good/facet.yaml", "is a file\ngive the folder that holds facet.yaml"),
        unable("check ~/good/schema", "holds no facet.yaml\ndid you mean ~/good?"),
        unable("check ~", "holds no facet.yaml\ndid you mean ~/good or ~/multi?"),
        usage("check ''", "DIR: \"\" (expected: the folder of facet.yaml"),
        usage("check ~/good ~/multi", "too many words: \"~/multi\" (expected: one DIR)"),
        usage("demo ~/good", "too many words: \"~/good\" (expected: options only)"),
        unable("init ~/good", "would overwrite: facet.yaml\nnothing was written; give another"),
        unable("init ~/ok.graphql", "is a file\ngive a folder"),
        usage("init ~/new --template nope", "--template: nope (expected: minimal or shop)"),
        usage("init ~/a ~/b", "too many words: \"~/b\" (expected: one DIR)"),
        usage("schema print ~/multi", "--frontend: none (expected: one of [app, web])"),
        usage("schema print ~/good --frontend wep", "one of [web])\ndid you mean \"web\"?"),
        usage("schema print ~/good web", "too many words: \"web\" (expected: one DIR)"));
  }

  private static List<Mistake> operations() {
    return List.of(
        usage("plan", "missing: FILE (expected: a file with the operation; - for standard input)"),
        unable("plan ~/nope.graphql --dir ~/good", "paths start at the folder facet is started in"),
        unable("plan ~ --dir ~/good", "~ is a folder\ngive one file of it"),
        unable("plan {posts{id}} --dir ~/good", "echo '{posts{id}}' | facet plan -"),
        unable("plan ~/latin.graphql --dir ~/good", "latin.graphql: not UTF-8 at byte 3"),
        usage("plan ~/ok.graphql ~/good", "too many words: \"~/good\" (expected: one FILE)"),
        finding("plan ~/bad.graphql --dir ~/good", "Post has no field \"titel\""),
        finding("plan ~/cut.graphql --dir ~/good", "~/cut.graphql:1:18"),
        finding("plan ~/empty.graphql --dir ~/good", "~/empty.graphql holds no operation"),
        usage("plan ~/two.graphql --dir ~/good", "--operation: none (expected: one of [A, B])"),
        usage("plan ~/ok.graphql --dir ~/multi", "several accept the operation: app, web"),
        variables("{n:1}", "--variables: {n:1} (expected: a JSON object, such as '{\"id\": 1}')"),
        variables("{n:1}", "put single quotes around it, so that the shell leaves it alone"),
        variables("[1]", "--variables: [1] (expected: a JSON object"),
        variables("''", "--variables: \"\" (expected: a JSON object"),
        variables("@vars.json", "--variables \"$(cat vars.json)\""),
        usage("plan ~/ok.graphql --dir ~/good --format github", "(expected: text or json for plan"),
        usage("check ~/good --frontend web", "--frontend: web (expected: with --documents)"),
        usage("check ~/good --documents ~/ok.graphql ~/bad.graphql", "quote globs, and repeat"),
        finding("check ~/good --documents ~/*.gql", "matches --documents \"~/*.gql\""),
        finding("check ~/good --documents ~/good", "is a folder; did you mean \"~/good/**\"?"),
        finding("check ~/good --documents ~/[a.graphql", "the closing ] is missing"),
        finding(
            "check ~/good --documents ~/latin.graphql", "~/latin.graphql: not UTF-8 at byte 3"));
  }

  private static Mistake finding(String line, String words) {
    return new Mistake(ExitCode.FINDINGS, line, words);
  }

  private static Mistake variables(String json, String words) {
    return usage("plan ~/ok.graphql --dir ~/good --variables " + json, words);
  }

  private static List<Mistake> subjects() {
    return List.of(
        usage("explain", "missing: SUBJECT (expected: a code, Type.field, route ID,"),
        usage("explain FACET-S12", "did you mean \"FACET-S012\"?"),
        usage("explain FACET-S999", "facet explain codes lists them all"),
        usage("explain a b c", "explain: a b c (expected: one word, or route ID)"),
        usage("explain services.blgo --dir ~/good", "did you mean \"services.blog\"?"),
        usage("explain services.blog.timeut --dir ~/good", "mean \"services.blog.timeout\"?"),
        usage("explain Post.titel --dir ~/good", "did you mean \"Post.title\"?"),
        usage("explain route blgo --dir ~/good", "route: blgo (expected: one of ["));
  }

  @BeforeEach
  void makeProjects() throws IOException {
    new MistakenProject(folder.resolve("good")).write();
    String second = "  app: { path: /app, schema: [schema/*.graphql], auth: none }\nroutes:";
    String multi = MistakenProject.GOOD.replace("routes:", second);
    new MistakenProject(folder.resolve("multi")).write(multi.getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    Files.write(
        folder.resolve("latin.graphql"), "{ t\u00FC }".getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void tellsTheWordAndWhatWasExpected(Mistake mistake) {
    String[] words =
        Stream.of(mistake.line().split(" ", -1))
            .map(word -> word.equals("''") ? "" : here(word))
            .toArray(String[]::new);

    Outcome outcome = new MistakenProject(folder).run(words);

    assertEquals(mistake.code(), outcome.code(), outcome.all());
    assertTrue(outcome.all().contains(here(mistake.words())), outcome.all());
    assertFalse(outcome.isForeign(), outcome.all());
  }

  private String here(String text) {
    return text.replace("~", folder.toString());
  }
}
