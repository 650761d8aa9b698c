// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.cli.output.AddressList;
import dev.facet.server.cli.process.Terminal;
import dev.facet.server.config.FrontendConfig;
import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.route.RouteConfig;
import dev.facet.server.route.RouteMatch;
import dev.facet.server.snapshot.Reloader;
import dev.facet.server.snapshot.ServingSnapshot;
import dev.facet.server.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code facet dev} prints: every address that answers, GraphiQL first; again where a reload
 * changes them. Reloads are told to another report first.
 */
final class DevScreen implements Reloader.Report {
  private final Terminal terminal;
  private final Reloader.Report next;
  private @Nullable GatewayUrls urls;
  private List<String> printed = List.of();

  DevScreen(Terminal terminal, Reloader.Report next) {
    this.terminal = terminal;
    this.next = next;
  }

  /** Prints for a gateway that listens now. */
  synchronized void show(GatewayUrls listening, Snapshot snapshot) {
    urls = listening;
    print(listening, snapshot);
    if (listening.isOpenToNetwork()) {
      terminal.note(
          "  Warning: every device in the network reaches this gateway, and dev protects nothing:"
              + " schema, plans and services' data are open to all.");
    }
  }

  @Override
  public synchronized void reloaded(ServingSnapshot snapshot, List<Diagnostic.Warning> warnings) {
    next.reloaded(snapshot, warnings);
    if (urls != null) {
      print(urls, snapshot);
    }
  }

  @Override
  public void rejected(List<Diagnostic> findings) {
    next.rejected(findings);
  }

  @Override
  public void failed(Throwable fault) {
    next.failed(fault);
  }

  private void print(GatewayUrls listening, Snapshot snapshot) {
    List<String> lines = lines(listening, snapshot);
    if (!lines.equals(printed)) {
      terminal.print("");
      lines.forEach(terminal::print);
      terminal.print("");
    }
    printed = lines;
  }

  /** The addresses of a snapshot; those of management alone where it serves nothing. */
  static List<String> lines(GatewayUrls urls, Snapshot snapshot) {
    AddressList addresses = new AddressList();
    if (snapshot instanceof ServingSnapshot serving) {
      GatewayConfig config = serving.document().config();
      addresses.add("GraphiQL", pages(urls, config, snapshot.graphiQl()));
      addresses.add("on a phone", onPhone(urls, config, snapshot.graphiQl()));
      addresses.add("GraphQL", frontends(urls, config));
      addresses.add(
          "REST", config.routes().stream().map(route -> route(urls, config, route)).toList());
    }
    String management = urls.management();
    return addresses
        .add(
            "Management",
            List.of(management + "/readyz", management + "/healthz", management + "/metrics"))
        .lines();
  }

  /** Each on a listener that its frontend is on. */
  private static List<String> pages(GatewayUrls urls, GatewayConfig config, List<String> paths) {
    List<FrontendConfig> frontends = List.copyOf(config.frontends().values());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      lines.add(urls.own(config.listeners(), frontends.get(i).listeners()) + paths.get(i));
    }
    return lines;
  }

  private static List<String> onPhone(GatewayUrls urls, GatewayConfig config, List<String> paths) {
    List<String> listeners =
        paths.isEmpty() ? List.of() : config.frontends().values().iterator().next().listeners();
    String path = paths.isEmpty() ? "/" : paths.getFirst();
    return urls.network(config.listeners(), listeners).stream().map(host -> host + path).toList();
  }

  private static List<String> frontends(GatewayUrls urls, GatewayConfig config) {
    List<String> lines = new ArrayList<>();
    config
        .frontends()
        .forEach((name, frontend) ->
            lines.add(
                urls.own(config.listeners(), frontend.listeners())
                    + frontend.path().path()
                    + "  ("
                    + name
                    + ")"));
    return lines;
  }

  private static String route(GatewayUrls urls, GatewayConfig config, RouteConfig route) {
    String path = route.match().path().toString();
    String all = RouteMatch.words(route.asRouteMatches());
    StringBuilder line =
        new StringBuilder(urls.own(config.listeners(), route.listeners()))
            .append(path)
            .append("  (");
    line.append(route.id()).append(all.equals(path) ? "" : ": " + all);
    if (!route.forwards()) {
      line.append("; ").append(route.action().words());
    }
    return line.append(')').toString();
  }
}
