// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import dev.facet.server.GatewayFixture;
import dev.facet.server.page.Mismatch;
import dev.facet.server.page.PageBlock;
import dev.facet.server.page.ScriptedExchange;
import dev.facet.server.page.ServiceCall;
import dev.facet.server.page.ServiceScript;
import dev.facet.server.page.TestPage;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The services of a page, over sockets that write every byte themselves. */
final class SpecUpstreams {
  private final TestPage page;
  private final ServiceScript script;

  SpecUpstreams(TestPage page) {
    this.page = page;
    this.script = ServiceScript.of(page);
  }

  /** Has the fake services respond as the page says. */
  void script(GatewayFixture gateway) {
    Stream<String> called =
        page.one(PageBlock.Kind.CALLS).stream()
            .flatMap(block -> block.text().lines())
            .filter(line -> line.contains("/"))
            .map(line -> line.strip().split(" ", 2)[0]);
    Stream.concat(called, script.exchanges().stream().map(each -> each.block().subject()))
        .distinct()
        .forEach(gateway::upstream);
    gateway
        .upstreams()
        .forEach((name, upstream) -> upstream.otherwise(request -> response(name, request)));
  }

  private FakeResponse response(String service, FakeUpstream.Request request) {
    return script
        .respond(
            new ServiceCall(
                service,
                request.method(),
                request.target(),
                request.headers()::getAll,
                request.body().toString()))
        .map(SpecUpstreams::scripted)
        .orElseGet(() -> FakeResponse.status(404));
  }

  private static FakeResponse scripted(ScriptedExchange exchange) {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .headers()
        .forEach(header ->
            headers.merge(
                header.getKey(),
                header.getValue(),
                (first, next) -> first + "\r\n" + header.getKey() + ": " + next));
    return FakeResponse.of(exchange.response().status(), headers, exchange.body());
  }

  /** What was called otherwise than the page says. */
  List<Mismatch> mismatches() {
    return script.mismatches();
  }
}
