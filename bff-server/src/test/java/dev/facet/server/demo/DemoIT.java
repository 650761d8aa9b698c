// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.config.PemAuthorities;
import dev.facet.upstream.config.PemFile;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The demo with the gateway it shows. */
class DemoIT {
  private static final Pattern WORD = Pattern.compile("'((?:[^']|'\\\\'')*)'|(\\S+)");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'/)]+");

  @TempDir Path folder;
  private RunningDemo running;
  private Demo demo;

  @BeforeEach
  void startDemo() throws Exception {
    running = new RunningDemo(folder);
    demo = running.demo();
  }

  @AfterEach
  void stopDemo() throws Exception {
    running.close();
  }

  @Test
  void makesAProductPageOfFiveCallsForFortyValues() throws Exception {
    try (Tour tour = new Tour(running.vertx(), demo.project().certificate())) {
      TourStop stop =
          TourStop.graphQl(
              "the product page",
              demo.url() + "/graphql/web",
              DemoProject.original(ProductPage.OPERATION));
      demo.services().resetCalls();

      JsonObject response = tour.visit(stop);

      ProductPage page = ProductPage.of(response, demo.services().totalCalls(), 0);
      assertTrue(page.calls() <= 5, page.sentence());
      assertTrue(page.loads() >= 40, page.sentence());
    }
  }

  @Test
  void printsOnlyLinesThatWork() throws Exception {
    List<String> lines = DemoScreen.of(demo, running.vertx(), System::nanoTime).lines();

    List<String> curls =
        lines.stream().map(String::strip).filter(line -> line.startsWith("curl ")).toList();
    assertEquals(6, curls.size(), "" + lines);
    for (String curl : curls) {
      HttpResponse<String> response = sent(curl);
      assertEquals(200, response.statusCode(), curl);
      assertTrue(!new JsonObject(response.body()).containsKey("errors"), curl + response.body());
    }
    List<String> addresses =
        lines.stream()
            .takeWhile(line -> !line.contains("Project"))
            .filter(line -> line.contains("http") && !line.contains("key"))
            .map(line -> line.substring(line.indexOf("http")))
            .filter(address -> !address.contains("/graphql/"))
            .toList();
    assertEquals(6, addresses.size(), "" + lines);
    for (String address : addresses) {
      assertEquals(200, sent("curl " + address).statusCode(), address);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isConnectedWithNothingBeyondLoopback() throws Exception {
    List<InetAddress> before = OpenSockets.remotes();
    DemoScreen.of(demo, running.vertx(), System::nanoTime);
    List<InetAddress> after = OpenSockets.remotes();

    assertEquals(List.of(), before.stream().filter(each -> !each.isLoopbackAddress()).toList());
    assertEquals(List.of(), after.stream().filter(each -> !each.isLoopbackAddress()).toList());
    assertTrue(after.size() >= 5, "the gateway keeps a connection to every service: " + after);
  }

  @Test
  void knowsNoAddressBeyondLoopback() throws Exception {
    List<String> addresses = new ArrayList<>(demo.services().urls().values().stream().toList());
    addresses.add(demo.url());
    Matcher services =
        ADDRESS.matcher(
            Files.readString(folder.resolve("facet.yaml")).replaceAll("(?m)^(?!.*url:).*$", ""));
    services.results().forEach(match -> addresses.add(match.group()));

    assertEquals(11, addresses.size(), "" + addresses);
    for (String address : addresses) {
      InetAddress host = InetAddress.ofLiteral(URI.create(address).getHost());
      assertTrue(host.isLoopbackAddress(), address);
    }
  }

  /** Does what a shell and curl would. */
  private static HttpResponse<String> sent(String curl) throws Exception {
    List<String> words = new ArrayList<>();
    WORD.matcher(curl)
        .results()
        .forEach(word ->
            words.add(word.group(1) == null ? word.group(2) : word.group(1).replace("'\\''", "'")));
    HttpRequest.Builder request = HttpRequest.newBuilder();
    HttpClient.Builder shell = HttpClient.newBuilder();
    for (int i = 1; i < words.size(); i++) {
      switch (words.get(i)) {
        case "-s" -> {}
        case "--cacert" -> shell.sslContext(trusting(words.get(++i)));
        case "-d" -> request.POST(HttpRequest.BodyPublishers.ofString(words.get(++i)));
        case "-H" -> header(words.get(++i), request);
        default -> request.uri(URI.create(words.get(i)));
      }
    }
    try (HttpClient client = shell.build()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static SSLContext trusting(String file) throws Exception {
    PemFile authority = new PemFile(file, Files.readString(Path.of(file)));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, PemAuthorities.trusting(authority).getTrustManagers(), null);
    return context;
  }

  private static void header(String word, HttpRequest.Builder request) throws Exception {
    String line = word.startsWith("@") ? Files.readString(Path.of(word.substring(1))) : word;
    int colon = line.indexOf(':');
    request.header(line.substring(0, colon), line.substring(colon + 1).strip());
  }
}
