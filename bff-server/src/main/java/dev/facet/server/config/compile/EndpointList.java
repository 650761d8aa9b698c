// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.decode.RecordDecoder;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.ConfigReader;
import dev.facet.server.config.yaml.Place;
import dev.facet.server.config.yaml.Substitutions;
import dev.facet.upstream.config.EndpointConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A file with the endpoints of a service, written as under {@code endpoints}; JSON is YAML too. */
public final class EndpointList {
  /** A program writes such a file: it has no use for placeholders. */
  private static final Substitutions NONE =
      new Substitutions(
          name -> {
            throw placeholder("env." + name);
          },
          path -> {
            throw placeholder("file:" + path);
          });

  private EndpointList() {}

  /**
   * Reads such a file.
   *
   * @param name of the file, for messages
   * @throws IllegalArgumentException where anything is wrong with it, with the first fault and its
   *     place
   */
  public static List<EndpointConfig> read(String name, String text) {
    SourceText source = new SourceText(name, text);
    ConfigFindings findings = new ConfigFindings();
    List<EndpointConfig> endpoints = new ArrayList<>();
    ConfigNode root = ConfigReader.read(source, NONE, findings);
    if (root instanceof ConfigNode.Items list) {
      RecordDecoder decoder = new RecordDecoder(Map.of(), Map.of(), findings);
      for (int i = 0; i < list.items().size(); i++) {
        ConfigNode item = list.items().get(i);
        EndpointConfig endpoint =
            decoder.record(item, EndpointConfig.class, Place.root(root).item(i, item));
        if (endpoint != null) {
          endpoints.add(endpoint);
        }
      }
    } else if (root != null) {
      throw new IllegalArgumentException(
          "the file is no list of endpoints such as - url: http://…");
    }
    SecretMask mask =
        root == null
            ? SecretMask.ofUnread(source)
            : SecretMask.of(source, SecretSettings.in(root, EndpointConfig.class));
    return switch (mask.quoted(findings.outcome(endpoints))) {
      case Compilation.Compiled<List<EndpointConfig>>(var found, _) -> found;
      case Compilation.Rejected<List<EndpointConfig>>(var errors, _) ->
          throw new IllegalArgumentException(words(errors.getFirst()));
    };
  }

  private static IllegalArgumentException placeholder(String name) {
    return new IllegalArgumentException(
        "${" + name + "} (expected: the value itself; such a file has no placeholders)");
  }

  private static String words(Diagnostic.Error error) {
    SourceSpan span = error.span();
    return span == null
        ? error.message()
        : "line " + span.line() + ", column " + span.column() + ": " + error.message();
  }
}
