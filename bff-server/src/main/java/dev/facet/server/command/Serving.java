// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.cli.FindingsException;
import dev.facet.server.cli.StopSignal;
import dev.facet.server.cli.Terminal;
import dev.facet.server.cli.Waiting;
import dev.facet.server.runtime.Gateway;
import dev.facet.server.runtime.GatewayVertx;
import dev.facet.server.runtime.ProjectRejectedException;
import dev.facet.server.snapshot.Mode;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.Snapshot;
import dev.facet.upstream.http.VertxUpstreamPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;

/**
 * {@code facet start} and {@code facet dev}: serves a project until the process is asked to stop.
 */
final class Serving {
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Path folder;
  private final Mode mode;
  private final Terminal terminal;

  Serving(Path folder, Mode mode, Terminal terminal) {
    this.folder = folder;
    this.mode = mode;
    this.terminal = terminal;
  }

  void run() {
    Vertx vertx = GatewayVertx.create();
    try (StopSignal stop = StopSignal.arm(GRACE)) {
      Gateway gateway =
          Waiting.on(
              open(vertx),
              "the gateway",
              "stop what listens there, or set another port under listeners in facet.yaml");
      announce(gateway);
      stop.await();
      stopping();
      Waiting.on(gateway.close(), "closing the gateway");
    } catch (ProjectRejectedException rejected) {
      throw new FindingsException(rejected.findings());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Waiting.on(vertx.close(), "closing");
    }
  }

  private void stopping() {
    if (mode == Mode.START) {
      LogReport.stopping();
    } else {
      terminal.note("stopping");
    }
  }

  /** Compiles the project and listens. */
  Future<Gateway> open(Vertx vertx) {
    return Gateway.start(
        folder,
        Gateway.parts(vertx, new VertxUpstreamPool(vertx), folder, mode),
        mode == Mode.START ? new LogReport() : new TerminalReport(terminal));
  }

  /** Tells where the gateway listens and what it serves. */
  void announce(Gateway gateway) {
    if (mode == Mode.START) {
      LogReport.serving(folder.toAbsolutePath().normalize(), gateway);
      return;
    }
    Snapshot snapshot = gateway.snapshot();
    boolean broken = snapshot.document() == null;
    terminal.note(
        (broken ? "facet serves, once it is mended, " : "facet serves ")
            + folder.toAbsolutePath().normalize()
            + " on port "
            + gateway.port());
    for (Route route : snapshot.all()) {
      terminal.note("  " + route.kind() + " " + route.id() + "  " + route.path());
    }
    terminal.note("  health on port " + gateway.managementPort() + ": /readyz");
  }
}
