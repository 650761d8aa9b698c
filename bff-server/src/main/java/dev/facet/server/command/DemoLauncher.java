// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.config.listener.ListenersConfig;
import dev.facet.server.demo.GatewayLauncher;
import dev.facet.server.project.ProjectInputs;
import dev.facet.server.runtime.Gateway;
import dev.facet.server.runtime.Listening;
import dev.facet.server.runtime.Logs;
import dev.facet.server.runtime.ProjectRejectedException;
import dev.facet.server.snapshot.Mode;
import dev.facet.server.snapshot.Reloader;
import dev.facet.server.snapshot.ServingSnapshot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;

/** Starts the demo's gateway as {@code dev} would. */
final class DemoLauncher implements GatewayLauncher {
  private final Vertx vertx;
  private final String host;
  private final Terminal terminal;

  /**
   * A launcher.
   *
   * @param host the address to listen on
   */
  DemoLauncher(Vertx vertx, String host, Terminal terminal) {
    this.vertx = vertx;
    this.host = host;
    this.terminal = terminal;
  }

  @Override
  public Future<RunningGateway> launch(Path project) {
    ProjectInputs inputs = Gateway.inputs(project, Mode.DEV);
    return Gateway.start(
            Gateway.parts(vertx, Gateway.pool(vertx, inputs), inputs, Mode.DEV),
            new Listening.AtDesk(host, null),
            new AfterTheFirst(new TerminalReport(terminal)))
        .transform((gateway, failure) ->
            failure == null
                ? Future.succeededFuture(running(host, gateway))
                : Future.failedFuture(
                    failure instanceof ProjectRejectedException rejected
                        ? new FindingsException(rejected.findings())
                        : failure));
  }

  /** A gateway that listens on an address, as the demo sees it. */
  static RunningGateway running(String host, Gateway gateway) {
    GatewayUrls urls = new GatewayUrls(host, gateway::port, gateway.managementPort());
    ListenersConfig listeners = gateway.listeners();
    return new RunningGateway() {
      @Override
      public String url() {
        return urls.own(listeners);
      }

      @Override
      public List<String> network() {
        return urls.network(listeners, List.of());
      }

      @Override
      public String management() {
        return urls.management();
      }

      @Override
      public List<String> graphiQl() {
        return gateway.snapshot().graphiQl();
      }

      @Override
      public String secure() {
        int port = gateway.port("secure");
        return port == 0 ? "" : "https://localhost:" + port;
      }

      @Override
      public GatewayLauncher.Quiet quiet() {
        return Logs.withoutAccessLines()::run;
      }

      @Override
      public Future<Void> close() {
        return gateway.close();
      }
    };
  }

  /** Leaves out the first reading: the demo's own files are good, and its screen says so. */
  private static final class AfterTheFirst implements Reloader.Report {
    private final Reloader.Report report;
    private boolean first = true;

    AfterTheFirst(Reloader.Report report) {
      this.report = report;
    }

    @Override
    public void reloaded(ServingSnapshot snapshot, List<Diagnostic.Warning> warnings) {
      if (!first) {
        report.reloaded(snapshot, warnings);
      }
      first = false;
    }

    @Override
    public void rejected(List<Diagnostic> findings) {
      report.rejected(findings);
      first = false;
    }

    @Override
    public void failed(Throwable fault) {
      report.failed(fault);
    }
  }
}
