// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.GatewayFixture;
import dev.facet.server.cli.FacetCli;
import dev.facet.server.cli.process.Invocation;
import dev.facet.server.command.FacetCommands;
import dev.facet.server.page.PageBlock;
import dev.facet.server.page.PageRequest;
import dev.facet.server.page.TestPage;
import dev.facet.server.snapshot.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs one page in a folder of its own. */
final class SpecRun {
  private static final Pattern SERVICE = Pattern.compile("service: (\\w+)");

  private final TestPage page;
  private final Path folder;

  SpecRun(TestPage page, Path folder) {
    this.page = page;
    this.folder = folder;
  }

  /** Runs it; fails with everything that is otherwise than the page says. */
  void run() throws IOException {
    try (GatewayFixture gateway = new GatewayFixture(folder)) {
      List<PageBlock> files = page.all(PageBlock.Kind.FILE);
      if (files.stream().noneMatch(file -> file.words().get(1).equals("facet.yaml"))) {
        gateway.file("facet.yaml", configuration(files));
      }
      files.forEach(file -> gateway.file(file.words().get(1), file.text()));
      SpecCertificates.write(page, gateway);
      if (page.one(PageBlock.Kind.DIAGNOSTICS).isPresent()) {
        assertEquals(page.one(PageBlock.Kind.DIAGNOSTICS).get().text().strip(), check().strip());
      } else {
        serve(gateway);
      }
    }
  }

  /** One frontend that needs no caller, with every service its schema names. */
  private static String configuration(List<PageBlock> files) {
    String services =
        files.stream()
            .flatMap(file -> SERVICE.matcher(file.text()).results())
            .map((MatchResult match) -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .map(name ->
                "  %s: { endpoints: [{ url: \"http://%s.upstream\" }] }\n".formatted(name, name))
            .collect(Collectors.joining());
    return """
    version: 1
    services:
    %sfrontends:
      web: { path: /graphql, schema: [schema/*.graphql], auth: none }
    """
        .formatted(services);
  }

  private void serve(GatewayFixture gateway) throws IOException {
    SpecUpstreams upstreams = new SpecUpstreams(page);
    upstreams.script(gateway);
    gateway.start(Mode.START);
    List<PageRequest> requests = PageRequest.of(page);
    List<SpecHandshake> handshakes = SpecHandshake.of(page);
    if (requests.isEmpty() && handshakes.isEmpty()) {
      throw new IllegalArgumentException("page: no request and no diagnostics (expected: one)");
    }
    List<String> faults = new ArrayList<>();
    for (SpecHandshake handshake : handshakes) {
      faults.addAll(handshake.faults(gateway));
    }
    for (PageRequest request : requests) {
      new SpecRequest(request).mismatches(gateway).forEach(it -> faults.add(it.toString()));
    }
    upstreams.mismatches().forEach(it -> faults.add(it.toString()));
    assertEquals("", String.join("\n", faults));
  }

  /** What {@code facet check} prints on standard output, file names relative to the project. */
  private String check() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FacetCli cli =
        new FacetCli(
            new FacetCommands(),
            new Invocation(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                Map.of(),
                () -> false,
                InstantSource.system(),
                folder));
    cli.run("check", folder.toString());
    return out.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
  }
}
