// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.PolicyConfig;
import dev.facet.server.config.decode.RecordDecoder;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.rule.RuleInput.PolicyTraits;
import dev.facet.server.config.yaml.ConfigSpans;
import dev.facet.server.config.yaml.Place;
import dev.facet.server.plugin.PluginFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings of policies in the records of their plugins.
 *
 * @param byPolicy only those that could be decoded
 * @param traits what rules know of each of them
 */
record PolicySettings(Map<String, Record> byPolicy, Map<String, PolicyTraits> traits) {
  static PolicySettings read(
      GatewayConfig config,
      Collection<PluginFactory<?>> plugins,
      ConfigSpans spans,
      RecordDecoder decoder,
      ConfigFindings findings) {
    Map<String, PluginFactory<?>> factories = new TreeMap<>();
    plugins.forEach(plugin -> factories.put(plugin.name(), plugin));
    PolicySettings read = new PolicySettings(new LinkedHashMap<>(), new LinkedHashMap<>());
    config
        .policies()
        .forEach((name, policy) -> {
          Place place = place(name, policy, spans);
          PluginFactory<?> factory = factories.get(policy.plugin());
          if (factory == null) {
            findings.error(place.path(), unknown(name, policy, factories.keySet(), place));
          } else {
            read.add(name, policy, factory, decoder, place);
          }
        });
    return read;
  }

  private static Place place(String name, PolicyConfig policy, ConfigSpans spans) {
    String around = "policies." + name;
    SourceSpan key = spans.nearest(around + "." + policy.plugin());
    return new Place(around, "policies.*", key).key(policy.plugin(), key);
  }

  private <C extends Record> void add(
      String name,
      PolicyConfig policy,
      PluginFactory<C> factory,
      RecordDecoder decoder,
      Place place) {
    C settings = decoder.record(policy.settings(), factory.configType(), place);
    if (settings != null) {
      byPolicy.put(name, settings);
      traits.put(
          name,
          new PolicyTraits(factory.phase(settings), factory.identityHeaders(settings), settings));
    }
  }

  private static Diagnostic.Error unknown(
      String name, PolicyConfig policy, Set<String> known, Place place) {
    String near = Suggestion.hint(policy.plugin(), known);
    String list =
        known.contains(name)
            ? "\"" + name + "\" is a plugin: write a name of your own above it"
            : "known plugins: " + String.join(", ", known);
    return new Diagnostic.Error(
            ConfigCode.UNKNOWN_PLUGIN,
            "unknown plugin \"" + policy.plugin() + "\"",
            place.heading())
        .hinted(near.isEmpty() ? list : near);
  }
}
