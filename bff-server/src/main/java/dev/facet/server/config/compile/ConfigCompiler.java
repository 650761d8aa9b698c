// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.GatewayConfig;
import dev.facet.server.config.PolicyConfig;
import dev.facet.server.config.decode.RecordDecoder;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.rule.ConfigRules;
import dev.facet.server.config.rule.RuleInput;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.ConfigReader;
import dev.facet.server.config.yaml.ConfigSpans;
import dev.facet.server.config.yaml.Place;
import dev.facet.server.config.yaml.Substitutions;
import dev.facet.server.plugin.PluginFactory;
import dev.facet.upstream.config.PemFile;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a checked configuration of the text of {@code facet.yaml}, or says all that is wrong. */
public final class ConfigCompiler {
  private final Substitutions substitutions;
  private final Collection<PluginFactory<?>> plugins;

  /**
   * A compiler.
   *
   * @param substitutions where placeholders get their values
   * @param plugins all that policies may name
   */
  public ConfigCompiler(Substitutions substitutions, Collection<PluginFactory<?>> plugins) {
    this.substitutions = substitutions;
    this.plugins = plugins;
  }

  /**
   * Reads, decodes and checks. Blocks where the substitutions read files.
   *
   * @return never a value with an error in it; a value may come with warnings
   */
  public Compilation<ConfigDocument> compile(SourceText source) {
    ConfigFindings findings = new ConfigFindings();
    ConfigNode root = ConfigReader.read(source, substitutions, findings);
    if (root == null) {
      return SecretMask.ofUnread(source).quoted(findings.outcome(null));
    }
    SecretMask mask = SecretMask.of(source, SecretSettings.in(root, plugins));
    return mask.quoted(findings.outcome(document(mask.quoted(root), findings)));
  }

  /**
   * The listeners of a file that may have errors, as far as they are well-formed. Blocks where the
   * substitutions read files.
   */
  public WellFormedListeners listeners(SourceText source) {
    return WellFormedListeners.of(source, substitutions);
  }

  private @Nullable ConfigDocument document(ConfigNode root, ConfigFindings findings) {
    RecordDecoder decoder =
        new RecordDecoder(
            Map.of(),
            Map.of(
                PolicyConfig.class, PolicyConfig::read, PemFile.class, new PemFiles(substitutions)),
            findings);
    GatewayConfig config = decoder.record(root, GatewayConfig.class, Place.root(root));
    if (config == null) {
      return null;
    }
    ConfigSpans spans = new ConfigSpans(root);
    PolicySettings settings = PolicySettings.read(config, plugins, spans, decoder, findings);
    if (!findings.needsAnotherVersion()) {
      ConfigRules.check(new RuleInput(config, spans, decoder.paths(), settings.traits(), findings));
    }
    return new ConfigDocument(config, settings.byPolicy(), spans);
  }
}
