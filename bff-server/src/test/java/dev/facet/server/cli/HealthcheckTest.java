// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.cli.CliFixture.Outcome;
import dev.facet.server.cli.process.ExitCode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthcheckTest {
  @TempDir Path folder;
  private CliFixture cli;
  private Vertx vertx;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    cli = new CliFixture(folder);
    vertx = Vertx.vertx();
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> {
              if (!request.path().equals("/silent")) {
                int status = request.path().equals("/readyz") ? 200 : 503;
                request.response().setStatusCode(status).end();
              }
            })
            .listen(0, "127.0.0.1")
            .await(60, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(60, TimeUnit.SECONDS);
  }

  @Test
  void isFineWhenTheGatewayIsReady() {
    Outcome outcome = ask("--url", url("/readyz"));

    assertEquals(ExitCode.FINE, outcome.code(), outcome.err());
    assertEquals("ready " + url("/readyz") + "\n", outcome.out());
  }

  @Test
  void takesTheAddressFromAVariable() {
    cli.environment.put("FACET_HEALTH_URL", url("/readyz"));

    assertEquals(ExitCode.FINE, ask().code());
  }

  @Test
  void failsWhenTheGatewaySaysSo() {
    Outcome outcome = ask("--url", url("/draining"));

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertEquals("facet: not ready: " + url("/draining") + " answered 503\n", outcome.err());
  }

  @Test
  void failsWhenNothingListens() throws Exception {
    String url = url("/readyz");
    server.close().await(60, TimeUnit.SECONDS);

    Outcome outcome = ask("--url", url);

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertTrue(outcome.err().contains("does not answer"), outcome.err());
  }

  @Test
  void failsWhenNothingComesInTime() {
    Outcome outcome = cli.run("healthcheck", "--timeout", "1", "--url", url("/silent"));

    assertEquals(ExitCode.UNABLE, outcome.code());
    assertTrue(outcome.err().startsWith("facet: not ready: "), outcome.err());
  }

  @Test
  void rejectsAddressesThatAreNone() {
    assertEquals(ExitCode.USAGE, cli.run("healthcheck", "--url", "file:///etc/passwd").code());
    assertEquals(ExitCode.USAGE, cli.run("healthcheck", "--url", "http:/nohost").code());
    assertEquals(ExitCode.USAGE, cli.run("healthcheck", "--timeout", "0").code());
    cli.environment.put("FACET_HEALTH_URL", "not a url");
    assertEquals(ExitCode.USAGE, cli.run("healthcheck").code());
  }

  /** With the longest patience, because the machine may be busy. */
  private Outcome ask(String... options) {
    return cli.run(
        Stream.concat(Stream.of("healthcheck", "--timeout", "60"), Stream.of(options))
            .toArray(String[]::new));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.actualPort() + path;
  }
}
