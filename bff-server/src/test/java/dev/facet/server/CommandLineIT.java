// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar as people and scripts run it. */
class CommandLineIT {
  private static final String SCHEMA =
      """
      type Query {
        product(id: ID!): Product @ref(key: "{args.id}")
      }

      type Product @entity(service: catalog, key: "id", one: {get: "/products/{key}", sparse: {param: "fields"}}) {
        id: ID!
        name: String!
      }
      """;

  @TempDir Path folder;

  private record Outcome(int exit, String out, String err) {}

  @BeforeEach
  void writeProject() throws IOException {
    folder = folder.toRealPath();
    Files.createDirectories(folder.resolve("shop/schema"));
    Files.writeString(folder.resolve("shop/schema/web.graphql"), SCHEMA);
    configure(0);
    Files.writeString(folder.resolve("product.graphql"), "{ product(id: 1) { name } }");
  }

  private void configure(int port) throws IOException {
    Files.writeString(
        folder.resolve("shop/facet.yaml"),
        """
        version: 1
        listeners:
          public: { port: %d, address: 127.0.0.1 }
          management: { port: 0 }
        services:
          catalog: { endpoints: [{ url: "http://127.0.0.1:1" }] }
        policies:
          office: { ip: { allow: [127.0.0.1/32] } }
        frontends:
          web: { path: /graphql, schema: [schema/*.graphql], auth: none }
        routes:
          - { id: catalog, match: { path: /products/* }, auth: none, use: [office], to: { catalog: 1 } }
        """
            .formatted(port));
  }

  private void misspell() throws IOException {
    Files.writeString(
        folder.resolve("shop/schema/web.graphql"), SCHEMA.replace("catalog", "catlog"));
  }

  @Test
  void checkOfAGoodProjectFindsNothing() throws Exception {
    Outcome outcome = run("check", "shop");

    assertEquals("no findings\n", outcome.err());
    assertEquals("", outcome.out());
    assertEquals(0, outcome.exit());
  }

  @Test
  void checkPrintsFindingsWithTheirPlace() throws Exception {
    misspell();

    Outcome outcome = run("check", "shop");

    assertEquals(1, outcome.exit());
    assertTrue(
        outcome.out().startsWith("error[FACET-S012]: unknown service \"catlog\"\n"), outcome.out());
    assertTrue(outcome.out().contains("--> shop/schema/web.graphql:5:31\n"), outcome.out());
    assertTrue(outcome.out().contains("did you mean \"catalog\"?"), outcome.out());
    assertEquals("1 error\n", outcome.err());
  }

  @Test
  void jsonIsAllThatIsOnStandardOutput() throws Exception {
    misspell();

    Outcome outcome = run("check", "shop", "--format", "json");

    JsonObject json = new JsonObject(outcome.out());
    assertEquals(false, json.getBoolean("ok"));
    assertEquals("FACET-S012", json.getJsonArray("diagnostics").getJsonObject(0).getString("code"));
    assertEquals("", outcome.err());
    assertEquals(1, outcome.exit());
  }

  @Test
  void annotationsForGithubAreOneLineEach() throws Exception {
    misspell();

    Outcome outcome = run("check", "shop", "--format", "github");

    assertTrue(
        outcome.out().startsWith("::error file=shop/schema/web.graphql,line=5,"), outcome.out());
    assertEquals(1, outcome.out().lines().count());
  }

  @Test
  void checkReadsOperations() throws Exception {
    Files.writeString(folder.resolve("product.graphql"), "{ product(id: 1) { nam } }");

    Outcome outcome = run("check", "shop", "--documents", "*.graphql");

    assertEquals(1, outcome.exit());
    assertTrue(outcome.out().contains("--> product.graphql:1:20\n"), outcome.out());
  }

  @Test
  void checkSaysWhereOperationsAreLookedFor() throws Exception {
    Outcome outcome = run("check", "shop", "--documents", "operations/*.graphql");

    assertEquals(1, outcome.exit());
    assertTrue(
        outcome.out().contains("globs start at the folder facet is started in"), outcome.out());
  }

  @Test
  void devSaysThatNothingIsServedYetWhereFilesAreBroken() throws Exception {
    misspell();
    Process dev = process(Map.of(), List.of("dev", "shop")).redirectErrorStream(true).start();
    try (BufferedReader said = dev.inputReader(UTF_8)) {
      String serves = "";
      while (!serves.startsWith("facet serves")) {
        serves = Objects.requireNonNull(said.readLine());
      }
      assertTrue(serves.startsWith("facet serves, once it is fixed, " + folder), serves);
    } finally {
      dev.destroy();
      assertTrue(dev.waitFor(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void suggestsTheNearestCommand() throws Exception {
    Outcome outcome = run("chekc", "shop");

    assertEquals(2, outcome.exit());
    assertTrue(
        outcome.err().contains("unknown command \"chekc\" (did you mean \"check\"?)"),
        outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void suggestsTheNearestOption() throws Exception {
    Outcome outcome = run("check", "shop", "--fromat", "json");

    assertEquals(2, outcome.exit());
    assertTrue(outcome.err().contains("did you mean \"--format\"?"), outcome.err());
  }

  @Test
  void saysThatAFolderIsNoProject() throws Exception {
    List<JsonObject> start = logged(run("start", "nowhere"), 3);
    assertEquals("nowhere holds no facet.yaml", start.getFirst().getString("message"));
    for (String command : List.of("check", "dev")) {
      Outcome outcome = run(command, "nowhere");

      assertEquals(3, outcome.exit(), command);
      assertTrue(outcome.err().startsWith("facet: nowhere holds no facet.yaml\n"), outcome.err());
    }
  }

  @Test
  void saysInOneLineThatThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      configure(taken.getLocalPort());

      List<JsonObject> lines = logged(run("start", "shop"), 3);

      assertEquals("ERROR", lines.getLast().getString("level"));
      String said = lines.getLast().getString("message");
      assertTrue(said.contains("port"), said);
      assertTrue(said.contains("" + taken.getLocalPort()), said);
      assertTrue(lines.getFirst().getString("message").startsWith("serving version "), "" + lines);
    }
  }

  /** Every line of a start that failed, which is JSON and on standard error. */
  private static List<JsonObject> logged(Outcome outcome, int exit) {
    assertEquals(exit, outcome.exit(), outcome.err());
    assertEquals("", outcome.out());
    return outcome.err().lines().map(JsonObject::new).toList();
  }

  @Test
  void startRefusesAProjectWithErrors() throws Exception {
    misspell();

    List<JsonObject> lines = logged(run("start", "shop"), 1);

    assertEquals("FACET-S012", lines.getFirst().getString("code"));
    assertTrue(lines.getFirst().getString("file").endsWith("schema/web.graphql"), "" + lines);
    assertEquals(5, lines.getFirst().getInteger("line"));
    assertEquals("did you mean \"catalog\"?", lines.getFirst().getString("hint"));
    assertEquals("not started: 1 error", lines.getLast().getString("message"));
  }

  @Test
  void startWritesOneJsonObjectALineAndNothingElse() throws Exception {
    Process start = process(Map.of(), List.of("start", "shop")).redirectErrorStream(true).start();
    List<JsonObject> lines = new ArrayList<>();
    try (BufferedReader said = start.inputReader(UTF_8)) {
      String line = said.readLine();
      while (line != null) {
        lines.add(new JsonObject(line));
        if (lines.getLast().getString("message").startsWith("route ")) {
          // The last line before requests come. Process.destroy would close what is read here.
          start.toHandle().destroy();
        }
        line = said.readLine();
      }
    }
    assertTrue(start.waitFor(60, TimeUnit.SECONDS));
    List<String> messages = lines.stream().map(line -> line.getString("message")).toList();
    assertTrue(messages.get(0).startsWith("serving version "), "" + messages);
    assertTrue(messages.get(1).startsWith("facet serves " + folder), "" + messages);
    assertEquals("frontend web at /graphql", messages.get(2));
    assertEquals("stopping", messages.getLast());
    for (JsonObject line : lines) {
      assertTrue(
          line.getString("@timestamp").matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z"),
          "" + line);
      assertTrue(line.getString("logger").startsWith("dev.facet."), "" + line);
    }
  }

  @Test
  void plansAnOperation() throws Exception {
    Outcome outcome = run("plan", "product.graphql", "--dir", "shop");

    assertEquals(0, outcome.exit(), outcome.err());
    assertTrue(outcome.out().startsWith("1 wave, 1 call where"), outcome.out());
    assertTrue(outcome.out().contains("catalog  GET /products/{key}?fields=name"), outcome.out());
    assertTrue(
        outcome.out().contains("cost: 1 upstream item, where lists without @listSize count 5"),
        outcome.out());
    JsonObject json =
        new JsonObject(run("plan", "product.graphql", "--dir", "shop", "--format", "json").out());
    assertEquals(1, json.getInteger("waves"));
    assertEquals(1, json.getInteger("cost"));
  }

  @Test
  void plansAndChecksByTheLimitsOfTheFrontend() throws Exception {
    Path file = folder.resolve("shop/facet.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("auth: none }\nroutes", "auth: none, limits: { depth: 1 } }\nroutes"));

    for (List<String> words :
        List.of(
            List.of("plan", "product.graphql", "--dir", "shop"),
            List.of("check", "shop", "--documents", "product.graphql"))) {
      Outcome outcome = run(words.toArray(String[]::new));

      assertEquals(1, outcome.exit(), outcome.out() + outcome.err());
      assertTrue((outcome.out() + outcome.err()).contains("depth"), outcome.out() + outcome.err());
    }
  }

  @Test
  void explainsCodesFieldsRoutesAndSettings() throws Exception {
    assertExplains("FACET-S012: A service is not defined", "explain", "FACET-S012");
    assertExplains("UPSTREAM_TIMEOUT: ", "explain", "UPSTREAM_TIMEOUT");
    assertExplains(
        "catalog GET /products/{key}, fields names what is needed for one",
        "explain",
        "Query.product",
        "--dir",
        "shop");
    assertExplains("ADMIT  office", "explain", "route", "catalog", "--dir", "shop");
    assertExplains(
        "services.catalog.timeout.connect: 2s",
        "explain",
        "services.catalog.timeout.connect",
        "--dir",
        "shop");
  }

  @Test
  void explainsSettingsAsTheFileSpellsThem() throws Exception {
    assertExplains(
        "policies.office: {ip: {allow: [127.0.0.1/32], deny: []}}",
        "explain",
        "policies.office",
        "--dir",
        "shop");
    assertExplains(
        "listeners.public.address: 127.0.0.1",
        "explain",
        "listeners.public.address",
        "--dir",
        "shop");
    assertExplains(
        "ADMIT  office  {allow: [127.0.0.1/32], deny: []}",
        "explain",
        "route",
        "catalog",
        "--dir",
        "shop");
  }

  @Test
  void explainsWithoutAProjectOnlyCodes() throws Exception {
    Outcome code = run("explain", "FACET-S0122");
    assertEquals(2, code.exit());
    assertTrue(code.err().startsWith("facet: code: FACET-S0122"), code.err());

    Outcome field = run("explain", "Query.product");
    assertEquals(3, field.exit());
    assertTrue(field.err().startsWith("facet: this folder holds no facet.yaml\n"), field.err());
  }

  private void assertExplains(String expected, String... words) throws Exception {
    Outcome outcome = run(words);
    assertEquals(0, outcome.exit(), outcome.err());
    assertTrue(outcome.out().contains(expected), outcome.out());
  }

  @Test
  void refusesToExplainWhatIsNotThere() throws Exception {
    assertEquals(2, run("explain", "route", "orders", "--dir", "shop").exit());
    Outcome outcome = run("explain", "Query.prodcut", "--dir", "shop");
    assertEquals(2, outcome.exit());
    assertTrue(outcome.err().contains("did you mean \"Query.product\"?"), outcome.err());
  }

  @Test
  void writesTheDirectivesForEditors() throws Exception {
    Outcome outcome = run("schema", "directives", "shop");

    assertEquals(0, outcome.exit(), outcome.err());
    String directives = Files.readString(folder.resolve("shop/.facet/directives.graphql"));
    assertTrue(directives.contains("directive @rest("), directives);
    assertTrue(directives.contains("enum FacetService"), directives);
    assertTrue(Files.exists(folder.resolve("shop/.graphqlrc.yml")));
    assertEquals(0, run("check", "shop").exit());
  }

  @Test
  void demoShowsItsScreenAloneAndRequestsAfterIt() throws Exception {
    Process demo =
        process(Map.of(), List.of("demo", "--port", "0")).redirectErrorStream(true).start();
    try (BufferedReader said = demo.inputReader(UTF_8)) {
      List<String> screen = new ArrayList<>();
      while (screen.isEmpty() || !screen.getLast().strip().equals("Ctrl-C ends it.")) {
        screen.add(Objects.requireNonNull(said.readLine(), screen::toString));
      }
      for (String line : screen) {
        assertTrue(line.isEmpty() || line.startsWith("  "), () -> String.join("\n", screen));
      }
      String rest =
          screen.stream()
              .map(String::strip)
              .filter(line -> line.matches("curl .*/products/1"))
              .findFirst()
              .get();
      get(rest.substring("curl -s ".length()));
      String request = Objects.requireNonNull(said.readLine());
      assertTrue(request.contains("\"GET /rest/catalog/products/1 1.1\" 200 "), request);
    } finally {
      demo.destroy();
      assertTrue(demo.waitFor(60, TimeUnit.SECONDS));
    }
  }

  private static void get(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      assertEquals(200, client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }
  }

  @Test
  void saysWhichVersionItIs() throws Exception {
    Outcome outcome = run("version");

    assertEquals(0, outcome.exit());
    assertTrue(outcome.out().startsWith("facet "), outcome.out());
  }

  @Test
  void printsNoEscapesIntoAPipeOrWithoutColours() throws Exception {
    misspell();
    for (List<String> words :
        List.of(List.of("check", "shop"), List.of("--help"), List.of("chekc"))) {
      Outcome piped = run(words.toArray(String[]::new));
      Outcome plain = run(Map.of("NO_COLOR", "1"), words);
      assertEquals(piped, plain);
      assertFalse((piped.out() + piped.err()).contains("\u001b"), piped.out() + piped.err());
    }
    assertTrue(run("--color", "always", "check", "shop").out().contains("\u001b["));
  }

  private Outcome run(String... words) throws Exception {
    return run(Map.of(), List.of(words));
  }

  private ProcessBuilder process(Map<String, String> variables, List<String> words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("facet.jar")));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().retainAll(List.of("PATH", "LANG", "HOME"));
    builder.environment().putAll(variables);
    return builder;
  }

  /** Runs the jar; whatever it is asked, no stack trace may come out. */
  private Outcome run(Map<String, String> variables, List<String> words) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        process(variables, words).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(words + ": did not end");
    }
    Outcome outcome =
        new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    assertFalse((outcome.out() + outcome.err()).contains("\tat "), outcome.out() + outcome.err());
    assertFalse(outcome.err().contains("Exception"), outcome.err());
    return outcome;
  }
}
