// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.resolver.document.DocumentCache;
import dev.facet.resolver.input.Suggestions;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.snapshot.ServingSnapshot;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What prepares the documents of each frontend of a project that is only looked at, on the machine
 * of its developer: messages name what was probably meant.
 */
final class FrontendCaches {
  private FrontendCaches() {}

  /** By the limits of each frontend. */
  static Map<String, DocumentCache> of(ServingSnapshot project) {
    Map<String, DocumentCache> caches = new TreeMap<>();
    project
        .engines()
        .forEach((name, engine) ->
            caches.put(name, new DocumentCache(engine.schema(), engine.limits(), Suggestions.ON)));
    return caches;
  }

  /** The same without the limit on cost, which a plan is to tell. */
  static Map<String, DocumentCache> withoutCost(ServingSnapshot project) {
    Map<String, DocumentCache> caches = new TreeMap<>();
    project
        .engines()
        .forEach((name, engine) ->
            caches.put(
                name,
                new DocumentCache(engine.schema(), engine.limits().withoutCost(), Suggestions.ON)));
    return caches;
  }

  /**
   * The name of a frontend that there is.
   *
   * @throws dev.facet.server.cli.result.CommandFailure where there is none of that name
   */
  static String known(Collection<String> frontends, String name) {
    if (!frontends.contains(name)) {
      throw FacetCommands.unknown("--frontend", name, new TreeSet<>(frontends))
          .hinted(Suggestion.hint(name, frontends));
    }
    return name;
  }
}
