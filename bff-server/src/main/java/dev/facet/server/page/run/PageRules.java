// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page.run;

import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.page.MalformedPageException;
import dev.facet.server.page.PageBlock;
import dev.facet.server.page.PageRequest;
import dev.facet.server.page.TestPage;
import java.util.List;
import java.util.Set;

/**
 * What pages of a project keep to, beside the form that all pages have.
 *
 * @param services of the project
 * @param listeners of the project
 */
record PageRules(Set<String> services, Set<String> listeners) {
  private static final Set<String> CODINGS = Set.of("gzip", "deflate", "zstd");

  /**
   * Checks a page.
   *
   * @throws MalformedPageException where it does not keep to them
   */
  void check(TestPage page, List<PageRequest> requests) {
    page.blocks().forEach(this::check);
    if (requests.isEmpty()) {
      throw new MalformedPageException(
          page.source().span(1, 1, page.source().line(1).length()),
          "the page has no request",
          "write graphql request or http request, and the response behind it");
    }
    List<PageBlock> calls = page.all(PageBlock.Kind.CALLS);
    if (calls.size() > 1) {
      throw new MalformedPageException(
          calls.get(1).place(), "a second block of calls", "list all calls of the page in one");
    }
  }

  private void check(PageBlock block) {
    List<String> rest = block.words().subList(2, block.words().size());
    switch (block.kind()) {
      case FILE, CERTIFICATES ->
          throw new MalformedPageException(
              block.place(),
              "the page holds a file of the project",
              "leave it out: what is tested are the files beside facet.yaml");
      case DIAGNOSTICS, HANDSHAKE, AGREED ->
          throw new MalformedPageException(
              block.place(), "facet test runs no such block", "leave it out");
      case UPSTREAM -> {
        if (!rest.isEmpty()) {
          known(block, "service", rest.getFirst(), services);
          unused(block, body(rest.subList(1, rest.size())));
        }
      }
      case REQUEST -> unused(block, route(block, rest));
      case RESPONSE -> unused(block, body(rest));
      case VARIABLES -> unused(block, rest);
      case CALLS -> unused(block, rest.equals(List.of("in", "order")) ? List.of() : rest);
    }
  }

  /** What is left of words behind how a body goes over the wire. */
  private static List<String> body(List<String> words) {
    List<String> left =
        !words.isEmpty() && CODINGS.contains(words.getFirst())
            ? words.subList(1, words.size())
            : words;
    return left.equals(List.of("cut", "short")) ? List.of() : left;
  }

  /** What is left of words behind a path, and the listener that is asked. */
  private List<String> route(PageBlock block, List<String> words) {
    boolean path = block.language().equals("graphql") && !words.isEmpty();
    List<String> left =
        path && words.getFirst().startsWith("/") ? words.subList(1, words.size()) : words;
    if (left.size() == 2 && left.getFirst().equals("over")) {
      known(block, "listener", left.getLast(), listeners);
      return List.of();
    }
    return left;
  }

  private static void unused(PageBlock block, List<String> words) {
    if (!words.isEmpty()) {
      throw new MalformedPageException(
          block.place(),
          "\"" + String.join(" ", words) + "\" means nothing here",
          "leave it out; docs/cli.md lists what may stand behind " + block.words().get(1));
    }
  }

  private static void known(PageBlock block, String what, String name, Set<String> names) {
    if (!names.contains(name)) {
      String near = Suggestion.hint(name, names);
      throw new MalformedPageException(
          block.place(),
          "unknown " + what + " \"" + name + "\"",
          near.isEmpty() ? "facet.yaml has " + String.join(", ", names) : near);
    }
  }
}
