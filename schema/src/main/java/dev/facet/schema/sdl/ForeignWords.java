// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What directives and their arguments are called elsewhere: by those who come from other gateways
 * that map fields to REST, or from the words of HTTP.
 */
public final class ForeignWords {
  private static final String METHODS =
      "the method is the argument that has the URL: get, post, put, patch or delete";
  private static final String IN_THE_URL =
      "parameters stand in the URL: get: \"/products?q={args.q}\"";

  /** A remedy that is no single word, for arguments of calls. */
  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          Map.entry("method", METHODS),
          Map.entry("verb", METHODS),
          Map.entry("query", IN_THE_URL),
          Map.entry("queryparams", IN_THE_URL),
          Map.entry("params", IN_THE_URL),
          Map.entry("parameters", IN_THE_URL),
          Map.entry("arguments", IN_THE_URL),
          Map.entry("args", IN_THE_URL));

  /** Arguments by what they are called elsewhere; which of them there is decides. */
  private static final Map<String, List<String>> ARGUMENTS =
      Stream.of(
              "url get one",
              "uri get one",
              "href get one",
              "endpoint get one",
              "http get one",
              "request get one",
              "path get match",
              "load one",
              "source service",
              "api service",
              "upstream service",
              "server service",
              "host service",
              "baseurl service",
              "data body json",
              "payload body",
              "postbody body",
              "content body",
              "selection root",
              "select root",
              "resultroot root",
              "responsepath root",
              "jsonpath root path",
              "pointer root path",
              "batchkey batch",
              "groupby batch",
              "list many",
              "limit take max",
              "size max assumedSize",
              "maxsize max",
              "first take",
              "fields sparse key",
              "keys key tags",
              "keyfields key",
              "id key match",
              "by key match",
              "entity key",
              "on match path",
              "field match path",
              "property match path",
              "discriminator path",
              "to path",
              "name path",
              "types cases",
              "mapping cases",
              "iserror errors",
              "issuccess errors",
              "onerror errors",
              "header name headers",
              "key name",
              "value json weight when",
              "const json",
              "constant json",
              "template text",
              "expr text",
              "string text",
              "roles scopes",
              "permissions scopes",
              "complexity weight",
              "cost weight",
              "default assumedSize",
              "type base",
              "maxage ttl",
              "expires ttl",
              "inheritmaxage ttl",
              "stale swr",
              "stalewhilerevalidate swr",
              "tag tags",
              "cachetags tags",
              "regex pattern",
              "regexp pattern",
              "format pattern")
          .map(line -> List.of(line.split(" ")))
          .collect(
              Collectors.toUnmodifiableMap(
                  List::getFirst, words -> words.subList(1, words.size())));

  private static final Map<String, String> DIRECTIVES =
      Map.ofEntries(
          Map.entry("connect", "rest"),
          Map.entry("http", "rest"),
          Map.entry("call", "rest"),
          Map.entry("fetch", "rest"),
          Map.entry("key", "entity"),
          Map.entry("materializer", "ref"),
          Map.entry("reference", "ref"),
          Map.entry("modify", "from"),
          Map.entry("rename", "from"),
          Map.entry("alias", "from"),
          Map.entry("jsonpath", "from"),
          Map.entry("expr", "value"),
          Map.entry("const", "value"),
          Map.entry("constant", "value"),
          Map.entry("discriminate", "typeBy"),
          Map.entry("discriminator", "typeBy"),
          Map.entry("auth", "authenticated"),
          Map.entry("protected", "authenticated"),
          Map.entry("haspermission", "requiresScopes"),
          Map.entry("hasscope", "requiresScopes"),
          Map.entry("cachecontrol", "cache"),
          Map.entry("cached", "cache"),
          Map.entry("ttl", "cache"),
          Map.entry("purge", "invalidates"),
          Map.entry("invalidate", "invalidates"),
          Map.entry("complexity", "cost"));

  private ForeignWords() {}

  /** The remedy for an argument, or a property of one, that is none of the names; may be empty. */
  public static String argumentHint(String word, Collection<String> names) {
    return argumentHint(word, names, "get");
  }

  /**
   * The same where it is known which method a URL is meant for.
   *
   * @param verb the argument that has the URL, such as {@code post}
   */
  public static String argumentHint(String word, Collection<String> names, String verb) {
    String key = word.toLowerCase(Locale.ROOT);
    String remedy = names.contains("get") ? REMEDIES.get(key) : null;
    if (remedy != null) {
      return remedy;
    }
    return ARGUMENTS.getOrDefault(key, List.of()).stream()
        .filter(names::contains)
        .findFirst()
        .map(meant -> meant.equals("get") ? verb : meant)
        .map(meant -> "did you mean \"" + meant + "\"?")
        .orElseGet(() -> Suggestion.hint(word, names));
  }

  /** The directive that is meant by a name that is none of these; empty where that is unknown. */
  public static Optional<String> directive(String word, Collection<String> names) {
    String meant = DIRECTIVES.get(word.toLowerCase(Locale.ROOT));
    return meant == null || !names.contains(meant)
        ? Suggestion.nearest(word, names)
        : Optional.of(meant);
  }
}
