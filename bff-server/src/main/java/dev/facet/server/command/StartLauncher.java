// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.cli.argument.ListenOptions;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.demo.GatewayLauncher;
import dev.facet.server.runtime.Logs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Starts the demo's gateway as {@code start} would, without a terminal: for the training run, which
 * has to go through what a start in production goes through.
 */
final class StartLauncher implements GatewayLauncher {
  private final Vertx vertx;

  StartLauncher(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public Future<RunningGateway> launch(Path project) {
    Logs.asJson();
    Serving serving = Serving.inProduction(project, silent());
    return serving
        .open(vertx)
        .onSuccess(serving::announce)
        .map(gateway -> DemoLauncher.running(ListenOptions.LOOPBACK, gateway));
  }

  private static Terminal silent() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new Terminal(nowhere, nowhere, false, false, false);
  }
}
