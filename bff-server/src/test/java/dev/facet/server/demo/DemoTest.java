// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.argument.DemoOptions;
import dev.facet.server.cli.process.ExitCode;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.CommandFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir Path folder;
  private Vertx vertx;
  private FakeGateway gateway;

  @BeforeEach
  void startVertx() {
    vertx = Vertx.vertx();
    gateway = new FakeGateway(vertx);
  }

  @AfterEach
  void closeVertx() throws Exception {
    vertx.close().await(60, TimeUnit.SECONDS);
  }

  @Test
  void startsTheGatewayOnTheProjectItWrote() throws Exception {
    Demo demo = demo(gateway, 8080);

    assertEquals(List.of(folder), gateway.projects);
    String text = Files.readString(folder.resolve("facet.yaml"));
    demo.services().urls().values().forEach(url -> assertTrue(text.contains(url), text));
    assertTrue(text.contains("port: 8080,"), text);
    assertTrue(text.contains("port: 9090,"), text);
    demo.stop();
    assertTrue(gateway.closed);
  }

  @Test
  void keepsTheUsualPortOfManagementBesideAnotherPort() throws Exception {
    demo(gateway, 8081).stop();

    String text = Files.readString(folder.resolve("facet.yaml"));
    assertTrue(text.contains("port: 8081,"), text);
    assertTrue(text.contains("port: 9090,"), text);
  }

  @Test
  void givesWayWithBothPortsBesideAnotherDemo() throws Exception {
    demo(gateway, 0).stop();

    String text = Files.readString(folder.resolve("facet.yaml"));
    assertFalse(text.contains("port: 8080"), text);
    assertFalse(text.contains("port: 9090"), text);
  }

  @Test
  void printsOnlyWhatItHasTried() throws Exception {
    Demo demo = demo(gateway, 0);
    AtomicLong nanos = new AtomicLong();

    List<String> lines = DemoScreen.of(demo, vertx, () -> nanos.getAndAdd(12_000_000)).lines();

    String url = demo.url();
    assertEquals(
        List.of(
            "",
            "  GraphiQL    " + url + "/graphiql/web/",
            "              " + url + "/graphiql/mobile/",
            "  GraphQL     " + url + "/graphql/web",
            "              " + url + "/graphql/mobile",
            "  REST        " + url + "/rest/catalog/products/1",
            "              " + url + "/partner/stock/LI-101  (with the API key, see below)",
            "  Management  " + url + "/readyz",
            "              " + url + "/healthz",
            "              " + url + "/metrics",
            "  Project     " + folder + " (8 files written)"),
        lines.subList(0, 11));
    assertTrue(lines.contains("  curl -s " + url + "/rest/catalog/products/1"), "" + lines);
    assertTrue(
        lines.contains(
            "  curl -s " + url + "/partner/stock/LI-101 -H @" + folder + "/keys/api-key.header"),
        "" + lines);
    assertTrue(
        lines.contains(
            "  Product page  45 values in 0 calls, 12 ms (one call for each value: 45 calls)"),
        "" + lines);
    assertEquals(
        List.of(
            "POST /graphql/web",
            "POST /graphql/web with token",
            "POST /graphql/mobile",
            "GET /rest/catalog/products/1",
            "GET /partner/stock/LI-101 with key",
            "GET /graphiql/web/",
            "GET /graphiql/mobile/",
            "GET /readyz",
            "GET /healthz",
            "GET /metrics"),
        gateway.requests.stream().distinct().toList());
    demo.stop();
  }

  @Test
  void saysNothingOfGraphiQlWhereItIsNotServed() throws Exception {
    gateway.graphiQl = false;
    Demo demo = demo(gateway, 0);

    List<String> lines = DemoScreen.of(demo, vertx, System::nanoTime).lines();

    assertTrue(lines.stream().noneMatch(line -> line.contains("GraphiQL")), "" + lines);
    demo.stop();
  }

  @Test
  void tellsAPhoneWhereToGoWhereTheNetworkIsLetIn() throws Exception {
    gateway.network = true;
    Demo demo = demo(gateway, 0);

    List<String> lines = DemoScreen.of(demo, vertx, System::nanoTime).lines();

    assertTrue(lines.contains("  on a phone  " + demo.url() + "/graphiql/web/"), "" + lines);
    demo.stop();
  }

  @Test
  void failsWhereAnAddressDoesNotAnswerWell() throws Exception {
    gateway.brokenPath = "/rest/catalog/products/1";
    Demo demo = demo(gateway, 0);

    assertEquals(
        "the demo does not work here: the route to the catalog answered 502",
        rejection(demo).message());
    gateway.body = "{\"errors\":[{\"message\":\"no\"}]}";
    assertTrue(rejection(demo).message().contains("answered with errors: [{\"message\":\"no\"}]"));
    gateway.body = "]";
    assertTrue(rejection(demo).message().contains("something that is no JSON object"));
    demo.stop();
  }

  @Test
  void keepsItsOwnRequestsOutOfTheLog() {
    gateway.brokenPath = "/graphiql/web/";

    assertThrows(
        CommandFailure.class,
        () -> Demo.run(new DemoOptions(folder, 0), terminal(), vertx, gateway));

    assertFalse(gateway.noisy, "" + gateway.requests);
    assertFalse(gateway.quiet);
  }

  @Test
  void stopsEverythingWhereThePageIsNotShown() {
    gateway.brokenPath = "/graphql/mobile";
    Terminal terminal = terminal();

    assertThrows(
        CommandFailure.class, () -> Demo.run(new DemoOptions(folder, 0), terminal, vertx, gateway));
    assertTrue(gateway.closed);
  }

  @Test
  void saysThatThePortIsTakenAndWhatWouldWork() {
    CommandFailure failure =
        assertThrows(
            CommandFailure.class,
            () -> demo(project -> Future.failedFuture(new BindException("in use")), 8080));

    assertEquals(ExitCode.UNABLE, failure.code());
    assertEquals("port 8080: the port is taken (in use)", failure.message());
    assertEquals("any free port: facet demo --port 0", failure.hint());
  }

  @Test
  void passesOnWhyTheGatewayDidNotStart() {
    CommandFailure rejected = CommandFailure.unable("two findings");

    assertEquals(
        rejected,
        assertThrows(
            CommandFailure.class, () -> demo(project -> Future.failedFuture(rejected), 0)));
    assertEquals(
        "port 0: gone",
        assertThrows(
                CommandFailure.class,
                () -> demo(project -> Future.failedFuture(new IOException("gone")), 0))
            .message());
  }

  private CommandFailure rejection(Demo demo) {
    return assertThrows(CommandFailure.class, () -> DemoScreen.of(demo, vertx, System::nanoTime));
  }

  private Demo demo(GatewayLauncher launcher, int port) throws Exception {
    return Demo.start(new DemoOptions(folder, port), vertx, launcher, Jitter.none(), Instant::now);
  }

  private static Terminal terminal() {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Terminal(nowhere, nowhere, /* colored= */ false, false, false);
  }
}
