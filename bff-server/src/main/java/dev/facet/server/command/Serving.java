// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.cli.argument.DevOptions;
import dev.facet.server.cli.argument.ListenOptions;
import dev.facet.server.cli.process.HangUp;
import dev.facet.server.cli.process.StopSignal;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.cli.result.Waiting;
import dev.facet.server.project.FirstReading;
import dev.facet.server.project.ProjectInputs;
import dev.facet.server.runtime.Gateway;
import dev.facet.server.runtime.GatewayVertx;
import dev.facet.server.runtime.Listening;
import dev.facet.server.runtime.ProjectRejectedException;
import dev.facet.server.snapshot.BrokenSnapshot;
import dev.facet.server.snapshot.GatewayParts;
import dev.facet.server.snapshot.Mode;
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
  private final ListenOptions listen;
  private final Terminal terminal;
  private final DevScreen screen;

  /** {@code facet start}: as the file says. */
  static Serving inProduction(Path folder, Terminal terminal) {
    return new Serving(folder, Mode.START, ListenOptions.USUAL, terminal);
  }

  /** {@code facet dev}: as was typed. */
  static Serving atDesk(DevOptions options, Terminal terminal) {
    return new Serving(options.project(), Mode.DEV, options.listen(), terminal);
  }

  private Serving(Path folder, Mode mode, ListenOptions listen, Terminal terminal) {
    this.folder = folder;
    this.mode = mode;
    this.listen = listen;
    this.terminal = terminal;
    this.screen = new DevScreen(terminal, new TerminalReport(terminal));
  }

  void run() {
    ProjectInputs inputs = Gateway.inputs(folder, mode);
    FirstReading reading = FirstReading.begin(inputs);
    Vertx vertx = GatewayVertx.create();
    try (StopSignal stop = StopSignal.arm(GRACE)) {
      hangUp(() -> {}); // what changes meanwhile is looked for once it serves
      Gateway gateway = Waiting.on(open(vertx, inputs, reading), "the gateway", whenTaken());
      hangUp(() -> readAgain(gateway));
      announce(gateway);
      stop.await();
      stopping();
      end(gateway);
    } catch (ProjectRejectedException rejected) {
      throw new FindingsException(rejected.findings());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Waiting.on(vertx.close(), "closing");
    }
  }

  /** A desk's terminal that is closed ends what runs in it. */
  private void hangUp(Runnable action) {
    if (mode == Mode.START) {
      HangUp.runs(action);
    }
  }

  private static void readAgain(Gateway gateway) {
    LogReport.readAgain();
    gateway.readAgain();
  }

  /** Nothing waits for a gateway at a desk. */
  private void end(Gateway gateway) {
    if (mode == Mode.START) {
      Waiting.on(gateway.shutdown(), "closing the gateway", gateway.shutdownTime());
    } else {
      Waiting.on(gateway.close(), "closing the gateway");
    }
  }

  private void stopping() {
    if (mode == Mode.START) {
      LogReport.stopping();
    } else {
      terminal.note("stopping");
    }
  }

  private String whenTaken() {
    return mode == Mode.START
        ? "stop what listens there, or set another port under listeners in facet.yaml"
        : "stop what listens there, or set another port under listeners in facet.yaml; for the first"
            + " listener --port 0 takes any free one";
  }

  /** Compiles the project and listens. */
  Future<Gateway> open(Vertx vertx) {
    ProjectInputs inputs = Gateway.inputs(folder, mode);
    return open(vertx, inputs, FirstReading.begin(inputs));
  }

  private Future<Gateway> open(Vertx vertx, ProjectInputs inputs, FirstReading reading) {
    GatewayParts parts = Gateway.parts(vertx, Gateway.pool(vertx, inputs), inputs, mode);
    return mode == Mode.START
        ? Gateway.start(parts, reading, new Listening.AsConfigured(), new LogReport())
        : Gateway.start(parts, reading, new Listening.AtDesk(listen.host(), listen.port()), screen);
  }

  /** Tells where the gateway listens and what it serves. */
  void announce(Gateway gateway) {
    if (mode == Mode.START) {
      LogReport.serving(folder.toAbsolutePath().normalize(), gateway);
      return;
    }
    boolean broken = gateway.snapshot() instanceof BrokenSnapshot;
    terminal.note(
        (broken ? "facet serves, once it is fixed, " : "facet serves ")
            + folder.toAbsolutePath().normalize()
            + " on port "
            + gateway.port());
    screen.show(
        new GatewayUrls(listen.host(), gateway::port, gateway.managementPort()),
        gateway.snapshot());
  }
}
