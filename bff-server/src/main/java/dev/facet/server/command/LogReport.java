// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.output.LoggedFindings;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.server.runtime.Gateway;
import dev.facet.server.runtime.GatewayVertx;
import dev.facet.server.snapshot.Reloader;
import dev.facet.server.snapshot.Route;
import dev.facet.server.snapshot.ServingSnapshot;
import dev.facet.server.tls.ServerTls;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log alone what {@code start} does, so that all it writes is lines of the log. */
final class LogReport implements Reloader.Report {
  private static final Logger LOG = LoggerFactory.getLogger(LogReport.class);

  @Override
  public void reloaded(ServingSnapshot snapshot, List<Diagnostic.Warning> warnings) {
    LoggedFindings.write(warnings);
    LOG.atInfo()
        .addKeyValue("version", snapshot.version())
        .log("serving version {} of the files", snapshot.version());
  }

  @Override
  public void rejected(List<Diagnostic> findings) {
    LoggedFindings.write(findings);
    LOG.atError()
        .addKeyValue("findings", findings.size())
        .log("the files have errors and are not served; the last good ones go on serving");
  }

  @Override
  public void failed(Throwable fault) {
    LOG.error(
        "a fault in facet itself: the files are not served; the last good ones go on serving",
        fault);
  }

  /** The gateway takes requests. */
  static void serving(Path folder, Gateway gateway) {
    LOG.atInfo()
        .addKeyValue("port", gateway.port())
        .addKeyValue("managementPort", gateway.managementPort())
        .log("facet serves {} on port {}", folder, gateway.port());
    gateway
        .listeners()
        .clients()
        .forEach((name, config) -> listening(name, config, gateway.port(name)));
    for (Route route : gateway.snapshot().all()) {
      LOG.info("{} {} at {}", route.kind(), route.id(), route.label().match());
    }
  }

  private static void listening(String name, ListenerConfig config, int port) {
    ListenerTlsConfig tls = config.tls();
    String protocols = config.http2() ? "HTTP/2 and HTTP/1.1" : "HTTP/1.1";
    String library = tls == null ? "none" : ServerTls.libraryName(tls);
    String transport = GatewayVertx.transportName();
    LOG.atInfo()
        .addKeyValue("listener", name)
        .addKeyValue("address", config.address())
        .addKeyValue("port", port)
        .addKeyValue("protocols", protocols)
        .addKeyValue("tls", library)
        .addKeyValue("transport", transport)
        .log(
            "listener {} on port {} of {}: {}, {}, by {}",
            name,
            port,
            config.address(),
            protocols,
            tls == null ? "in clear text" : "over TLS by " + library,
            transport);
  }

  /** The process was asked to read its files. */
  static void readAgain() {
    LOG.info("SIGHUP: the files are read again; what has changed in them is served");
  }

  /** The process was asked to stop. */
  static void stopping() {
    LOG.info("stopping");
  }
}
