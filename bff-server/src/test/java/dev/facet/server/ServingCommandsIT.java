// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.facet.server.BuiltJar.Outcome;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code facet start}, {@code dev} and {@code demo} as processes: what they write, and how they
 * end.
 */
class ServingCommandsIT {
  @TempDir Path folder;
  private BuiltJar jar;

  @BeforeEach
  void writeProject() throws IOException {
    folder = folder.toRealPath();
    jar = new BuiltJar(folder);
  }

  @Test
  void devSaysThatNothingIsServedYetWhereFilesAreBroken() throws Exception {
    jar.misspell();
    Process dev = jar.process(Map.of(), List.of("dev", "shop")).redirectErrorStream(true).start();
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
  void saysThatAFolderIsNoProject() throws Exception {
    List<JsonObject> start = logged(jar.run("start", "nowhere"), 3);
    assertEquals("nowhere does not exist", start.getFirst().getString("message"));
    for (String command : List.of("check", "dev")) {
      Outcome outcome = jar.run(command, "nowhere");

      assertEquals(3, outcome.exit(), command);
      assertTrue(outcome.err().startsWith("facet: nowhere does not exist\n"), outcome.err());
    }
  }

  @Test
  void saysInOneLineThatThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      jar.configure(taken.getLocalPort());

      List<JsonObject> lines = logged(jar.run("start", "shop"), 3);

      assertEquals(1, lines.size(), "" + lines);
      assertEquals("ERROR", lines.getLast().getString("level"));
      String said = lines.getLast().getString("message");
      assertTrue(said.contains("port"), said);
      assertTrue(said.contains("" + taken.getLocalPort()), said);
    }
  }

  @Test
  void startRejectsAProjectWithErrors() throws Exception {
    jar.misspell();

    List<JsonObject> lines = logged(jar.run("start", "shop"), 1);

    assertEquals("FACET-S012", lines.getFirst().getString("code"));
    assertTrue(lines.getFirst().getString("file").endsWith("schema/web.graphql"), "" + lines);
    assertEquals(5, lines.getFirst().getInteger("line"));
    assertEquals("did you mean \"catalog\"?", lines.getFirst().getString("hint"));
    assertEquals("not started: 1 error", lines.getLast().getString("message"));
  }

  @Test
  void startWritesOneJsonObjectALineAndNothingElse() throws Exception {
    jar.configure(0, "shutdown: { pause: 0s }");
    Process start =
        jar.process(Map.of(), List.of("start", "shop")).redirectErrorStream(true).start();
    List<JsonObject> lines = new ArrayList<>();
    try (BufferedReader said = start.inputReader(UTF_8)) {
      String line = said.readLine();
      while (line != null) {
        lines.add(new JsonObject(line));
        if (lines.size() == 1) {
          // Before the process waits for signals. Process.destroy would close what is read here.
          start.toHandle().destroy();
        }
        line = said.readLine();
      }
    }
    assertTrue(start.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, start.exitValue());
    List<String> messages = lines.stream().map(line -> line.getString("message")).toList();
    assertTrue(messages.get(0).startsWith("serving version "), "" + messages);
    assertTrue(messages.get(1).startsWith("facet serves " + folder), "" + messages);
    assertTrue(messages.get(2).startsWith("listener public on port "), "" + messages);
    assertEquals("frontend web at /graphql", messages.get(3));
    assertEquals("stopping", messages.getLast());
    for (JsonObject line : lines) {
      assertTrue(
          line.getString("@timestamp").matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z"),
          "" + line);
      assertTrue(line.getString("logger").startsWith("dev.facet."), "" + line);
    }
  }

  /** As shells report it; in order it would end after an hour. */
  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void aSecondSignalEndsStartAtOnce(String signal, int exit) throws Exception {
    assumeHeard(signal, exit - 128);
    jar.configure(0, "shutdown: { pause: 1h }");
    Process start =
        jar.process(Map.of(), List.of("start", "shop")).redirectErrorStream(true).start();
    try (BufferedReader said = start.inputReader(UTF_8)) {
      send(signal, after("route catalog", said, start));
      send(signal, after("stopping", said, start));
      assertTrue(start.waitFor(60, TimeUnit.SECONDS));
    } finally {
      start.destroyForcibly();
    }
    assertEquals(exit, start.exitValue());
  }

  /** As daemons do; a terminal that is closed leaves it running. */
  @Test
  void aHangUpReadsTheFilesAndEndsNothing() throws Exception {
    assumeHeard("HUP", 1);
    jar.configure(0, "shutdown: { pause: 0s }");
    Process start =
        jar.process(Map.of(), List.of("start", "shop")).redirectErrorStream(true).start();
    try (BufferedReader said = start.inputReader(UTF_8)) {
      send("HUP", after("route catalog", said, start));
      send("TERM", after("SIGHUP: the files are read again", said, start));
      assertTrue(start.waitFor(60, TimeUnit.SECONDS));
    } finally {
      start.destroyForcibly();
    }
    assertEquals(0, start.exitValue());
  }

  /** What nohup starts, or a script in the background, ignores a signal, and so does its Java. */
  private static void assumeHeard(String signal, int number) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      long ignored =
          Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("SigIgn:"))
              .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
              .sum();
      assumeTrue((ignored >> (number - 1) & 1) == 0, signal + " is ignored here");
    }
  }

  /** The process once it has logged a message that begins so. */
  private static Process after(String beginning, BufferedReader said, Process process)
      throws IOException {
    String message = "";
    while (!message.startsWith(beginning)) {
      message = new JsonObject(Objects.requireNonNull(said.readLine())).getString("message");
    }
    assertTrue(process.isAlive());
    return process;
  }

  private static void send(String signal, Process process) throws Exception {
    Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start();
    assertEquals(0, kill.waitFor());
  }

  @Test
  void demoShowsItsScreenAloneAndRequestsAfterIt() throws Exception {
    Process demo =
        jar.process(Map.of(), List.of("demo", "--port", "0")).redirectErrorStream(true).start();
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

  /** Every line of a start that failed, which is JSON and on standard error. */
  private static List<JsonObject> logged(Outcome outcome, int exit) {
    assertEquals(exit, outcome.exit(), outcome.err());
    assertEquals("", outcome.out());
    return outcome.err().lines().map(JsonObject::new).toList();
  }

  private static void get(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      assertEquals(200, client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }
  }
}
