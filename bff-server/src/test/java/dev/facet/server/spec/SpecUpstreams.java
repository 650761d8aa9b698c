// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import dev.facet.server.GatewayFixture;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The services of a page: they answer what its blocks say, and note what they are asked. */
final class SpecUpstreams {
  private final List<Exchange> exchanges;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

  /** A call and its response. */
  private record Exchange(String service, HttpText request, HttpText response, Buffer body) {
    static Exchange of(SpecBlock block) {
      String text = "\n" + block.text();
      int at = text.indexOf("\nHTTP/1.1 ");
      if (at < 0) {
        throw new IllegalArgumentException(
            "upstream "
                + block.subject()
                + ": no response (expected: a line HTTP/1.1 and a status)");
      }
      HttpText response = HttpText.read(text.substring(at + 1));
      return new Exchange(
          block.subject(),
          HttpText.read(text.substring(1, at + 1)),
          response,
          Buffer.buffer(SpecCoding.bytes(block, response.body())));
    }

    String line() {
      return service + " " + request.word(0) + " " + request.word(1);
    }

    /** Bodies tell calls of the same target apart. */
    boolean fits(String line, String body) {
      return line().equals(line)
          && (request.body().isEmpty() || Expectation.body(request.body(), body).isEmpty());
    }

    FakeResponse scripted() {
      Map<String, String> headers = new LinkedHashMap<>();
      response
          .headers()
          .forEach(header ->
              headers.merge(
                  header.getKey(),
                  header.getValue(),
                  (first, next) -> first + "\r\n" + header.getKey() + ": " + next));
      if (!response.body().isEmpty()) {
        headers.putIfAbsent("content-type", "application/json");
      }
      return FakeResponse.of(Integer.parseInt(response.word(1)), headers, body);
    }
  }

  SpecUpstreams(List<SpecBlock> blocks) {
    this.exchanges = blocks.stream().map(Exchange::of).toList();
  }

  /** Teaches the fake services what to answer. */
  void script(GatewayFixture gateway) {
    for (Exchange exchange : exchanges) {
      String target = exchange.request().word(1);
      String path = target.replaceFirst("[?].*", "");
      gateway
          .upstream(exchange.service())
          .on(exchange.request().word(0), path, request -> answer(exchange.service(), request));
    }
  }

  private FakeResponse answer(String service, FakeUpstream.Request request) {
    String line = service + " " + request.method() + " " + request.target();
    List<Exchange> fitting =
        exchanges.stream()
            .filter(exchange -> exchange.fits(line, request.body().toString()))
            .toList();
    if (fitting.isEmpty()) {
      faults.add("no block answers " + line + " with the body '" + request.body() + "'");
      return FakeResponse.status(404);
    }
    Exchange exchange =
        fitting.get(Math.min(Collections.frequency(asked, line), fitting.size() - 1));
    asked.add(line);
    Expectation.headers(exchange.request().headers(), request.headers()::getAll)
        .forEach(fault -> faults.add(line + ": " + fault));
    return exchange.scripted();
  }

  /** What was asked otherwise than the page says. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** The calls that came, in the order of arrival where so wished, else sorted. */
  String calls(GatewayFixture gateway, boolean inOrder) {
    if (inOrder) {
      return String.join("\n", asked);
    }
    List<String> calls = new ArrayList<>();
    gateway
        .upstreams()
        .forEach((name, upstream) ->
            upstream
                .requests()
                .forEach(call -> calls.add(name + " " + call.method() + " " + call.target())));
    return sorted(calls);
  }

  /** The calls that a page expects: those it lists, else each block once. */
  String expected(SpecPage page) {
    return page.one(SpecBlock.Kind.CALLS)
        .map(block -> {
          List<String> lines =
              Arrays.stream(block.text().split("\n", -1))
                  .filter(line -> !line.isBlank() && !line.equals("(none)"))
                  .toList();
          return inOrder(page) ? String.join("\n", lines) : sorted(lines);
        })
        .orElseGet(() -> sorted(exchanges.stream().map(Exchange::line).toList()));
  }

  /** Whether a page says in which order its calls come. */
  static boolean inOrder(SpecPage page) {
    return page.one(SpecBlock.Kind.CALLS)
        .map(block -> block.words().containsAll(List.of("in", "order")))
        .orElse(false);
  }

  private static String sorted(List<String> lines) {
    return String.join("\n", lines.stream().sorted().toList());
  }
}
