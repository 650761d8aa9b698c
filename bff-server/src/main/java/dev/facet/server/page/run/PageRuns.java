// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page.run;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.server.cli.result.FindingsException;
import dev.facet.server.cli.result.PageResult;
import dev.facet.server.cli.result.Waiting;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.page.MalformedPageException;
import dev.facet.server.page.Mismatch;
import dev.facet.server.page.PageRequest;
import dev.facet.server.page.PageTokens;
import dev.facet.server.page.ServiceScript;
import dev.facet.server.page.TestPage;
import dev.facet.server.plugin.auth.jwt.JwtConfig;
import dev.facet.server.project.CheckedProject;
import dev.facet.server.project.FirstReading;
import dev.facet.server.project.ProjectInputs;
import dev.facet.server.project.TestPageFiles.ReadPage;
import dev.facet.server.runtime.Gateway;
import dev.facet.server.runtime.Listening;
import dev.facet.server.runtime.ProjectRejectedException;
import dev.facet.server.snapshot.Mode;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Runs the pages of one project, which is read and checked once. Every page has a gateway, caches,
 * limits and services of its own, so that none depends on another. Blocks.
 */
public final class PageRuns {
  private final Vertx vertx;
  private final ProjectInputs inputs;
  private final FirstReading reading;
  private final ConfigDocument document;
  private final PageRules rules;
  private final PageClient client;

  /**
   * Reads a project.
   *
   * @throws FindingsException where it is not good
   */
  public PageRuns(Vertx vertx, Path project) {
    ProjectInputs files = Gateway.inputs(project, Mode.CHECK);
    this.vertx = vertx;
    this.inputs =
        new ProjectInputs(
            files.folder(), files.substitutions(), files.plugins().with(new TestedTokens()));
    this.reading = FirstReading.begin(inputs);
    this.document =
        switch (reading.await().project()) {
          case Compilation.Compiled<CheckedProject>(var checked, _) -> checked.document();
          case Compilation.Rejected<CheckedProject> rejected ->
              throw new FindingsException(rejected.diagnostics());
        };
    this.rules =
        new PageRules(
            new LinkedHashSet<>(document.config().services().keySet()),
            document.config().listeners().clients().keySet());
    this.client = new PageClient(vertx, tokens()::fill);
  }

  /** Tokens as the first policy of {@code jwt} wants them. */
  private PageTokens tokens() {
    InstantSource clock = InstantSource.system();
    return document.settings().values().stream()
        .filter(JwtConfig.class::isInstance)
        .map(JwtConfig.class::cast)
        .findFirst()
        .map(jwt -> new PageTokens(jwt.issuer(), jwt.audience().getFirst(), clock))
        .orElseGet(() -> new PageTokens("", "", clock));
  }

  /** Runs a page; whatever it holds is part of the result. */
  public PageResult run(ReadPage file) {
    long begun = System.nanoTime();
    if (file.text() == null) {
      return new PageResult(file.name(), "", Duration.ZERO, List.of(), file.fault());
    }
    String title = "";
    try {
      TestPage page = TestPage.read(file.text());
      title = page.title();
      List<Mismatch> mismatches = mismatches(page);
      return new PageResult(file.name(), title, since(begun), mismatches, null);
    } catch (MalformedPageException malformed) {
      return new PageResult(file.name(), title, since(begun), List.of(), malformed.finding());
    }
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private List<Mismatch> mismatches(TestPage page) {
    ServiceScript script = ServiceScript.of(page);
    List<PageRequest> requests = PageRequest.of(page);
    rules.check(page, requests);
    List<Mismatch> found = new ArrayList<>();
    try (FakeServices services = new FakeServices(vertx, script)) {
      Gateway gateway = start(services);
      try {
        requests.forEach(request -> found.addAll(client.send(request, port(gateway, request))));
      } finally {
        Waiting.on(gateway.close(), "closing the gateway");
      }
    }
    found.addAll(script.mismatches());
    return found;
  }

  private Gateway start(FakeServices services) {
    try {
      return Waiting.on(
          Gateway.start(
              Gateway.parts(vertx, services, inputs, Mode.START),
              reading,
              new Listening.InTests(),
              new Unreported()),
          "the gateway");
    } catch (ProjectRejectedException rejected) {
      throw new FindingsException(rejected.findings());
    }
  }

  /** The listener that a page names, else the main one, or the first that does not redirect. */
  private int port(Gateway gateway, PageRequest request) {
    String named = request.block().behind("over");
    var listeners = document.config().listeners();
    if (!named.isEmpty()) {
      return gateway.port(named);
    }
    return listeners.main().redirect() == null
        ? gateway.port()
        : listeners.clients().entrySet().stream()
            .filter(each -> each.getValue().redirect() == null)
            .findFirst()
            .map(each -> gateway.port(each.getKey()))
            .orElseGet(gateway::port);
  }
}
