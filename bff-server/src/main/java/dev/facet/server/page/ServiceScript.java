// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import dev.facet.schema.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The services of a page: what they respond to which call, and whether they got the calls that the
 * page says. Safe for all threads.
 */
public final class ServiceScript {
  private static final String NONE = "(none)";

  private final List<ScriptedExchange> exchanges;
  private final PageText title;
  private final Optional<PageBlock> calls;
  private final List<ServiceCall> came = new ArrayList<>();
  private final List<Mismatch> found = new ArrayList<>();

  private ServiceScript(TestPage page) {
    this.exchanges = page.all(PageBlock.Kind.UPSTREAM).stream().map(ScriptedExchange::of).toList();
    this.calls = page.one(PageBlock.Kind.CALLS);
    this.title = new PageText(page.source(), 1, "");
  }

  /**
   * The services of a page.
   *
   * @throws MalformedPageException where a block is none of a call and its response
   */
  public static ServiceScript of(TestPage page) {
    return new ServiceScript(page);
  }

  /** What the page says of each call. */
  public List<ScriptedExchange> exchanges() {
    return exchanges;
  }

  /**
   * What a service responds. Where several blocks fit they follow each other, and the last one
   * stays.
   *
   * @return empty where no block fits the call, which is noted
   */
  public synchronized Optional<ScriptedExchange> respond(ServiceCall call) {
    List<ScriptedExchange> fitting = exchanges.stream().filter(each -> each.fits(call)).toList();
    int before =
        (int)
            came.stream().filter(other -> fitting.stream().anyMatch(it -> it.fits(other))).count();
    came.add(call);
    if (fitting.isEmpty()) {
      unexpected(call);
      return Optional.empty();
    }
    ScriptedExchange exchange = fitting.get(Math.min(before, fitting.size() - 1));
    found.addAll(Expectation.headers(exchange.request(), call.headers()));
    return Optional.of(exchange);
  }

  /** A call that the page lists may have no block; any other is none of the page. */
  private void unexpected(ServiceCall call) {
    if (listed().contains(call.line())) {
      return;
    }
    Optional<ScriptedExchange> near =
        exchanges.stream().filter(each -> each.line().equals(call.line())).findFirst();
    SourceSpan place = near.map(each -> each.block().place()).orElseGet(() -> title.span(0));
    String sent = call.body().isBlank() ? "" : " with the body " + call.body().strip();
    found.add(
        new Mismatch(
            place,
            near.isPresent() ? "call with another body" : "call without a block",
            near.map(each -> each.request().body()).orElse(NONE),
            call.line() + sent));
  }

  /** What was called otherwise than the page says; to be asked when all is done. */
  public synchronized List<Mismatch> mismatches() {
    List<Mismatch> all = new ArrayList<>(found);
    List<String> lines = came.stream().map(ServiceCall::line).toList();
    if (calls.isEmpty()) {
      List<String> left = new ArrayList<>(lines);
      exchanges.stream()
          .filter(each -> !left.remove(each.line()))
          .forEach(each ->
              all.add(new Mismatch(each.block().place(), "call", each.line(), "not called")));
      left.removeIf(line -> exchanges.stream().noneMatch(each -> each.line().equals(line)));
      left.forEach(line -> all.add(new Mismatch(lastOf(line), "call", "no further call", line)));
    } else if (calls.get().words().containsAll(List.of("in", "order"))) {
      ordered(calls.get(), lines, all);
    } else {
      unordered(calls.get(), lines, all);
    }
    return all;
  }

  private SourceSpan lastOf(String line) {
    return exchanges.stream()
        .filter(each -> each.line().equals(line))
        .reduce((_, last) -> last)
        .map(each -> each.block().place())
        .orElseGet(() -> title.span(0));
  }

  private void ordered(PageBlock block, List<String> lines, List<Mismatch> all) {
    List<String> wanted = listed();
    for (int i = 0; i < Math.max(wanted.size(), lines.size()); i++) {
      String expected = i < wanted.size() ? wanted.get(i) : NONE;
      String actual = i < lines.size() ? lines.get(i) : "not called";
      if (!expected.equals(actual)) {
        all.add(new Mismatch(place(block, expected), "call " + (i + 1), expected, actual));
        return; // all that follow are moved
      }
    }
  }

  private void unordered(PageBlock block, List<String> lines, List<Mismatch> all) {
    List<String> left = new ArrayList<>(lines);
    listed().stream()
        .filter(wanted -> !left.remove(wanted))
        .forEach(
            wanted -> all.add(new Mismatch(place(block, wanted), "call", wanted, "not called")));
    left.stream()
        .filter(
            line -> exchanges.stream().anyMatch(each -> each.line().equals(line)) || isListed(line))
        .forEach(line -> all.add(new Mismatch(block.place(), "call", "no such call", line)));
  }

  private boolean isListed(String line) {
    return listed().contains(line);
  }

  private SourceSpan place(PageBlock block, String line) {
    int at = block.content().lines().indexOf(line);
    return at < 0 ? block.place() : block.content().span(at);
  }

  private List<String> listed() {
    return calls
        .map(block ->
            block.content().lines().stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals(NONE))
                .toList())
        .orElseGet(Collections::emptyList);
  }
}
