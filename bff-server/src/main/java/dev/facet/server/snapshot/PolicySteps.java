// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.resolver.failure.Redaction;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.PolicyConfig;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.pipeline.PluginPool;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes one plugin for each policy, so that all that use the policy share its counters and caches.
 * A policy that did not change keeps the plugin it had: the pool knows it.
 */
final class PolicySteps {
  /** Knows no secret, but which names announce one. */
  private static final Redaction NAMES = new Redaction(List.of());

  private final ConfigDocument document;
  private final GatewayParts parts;
  private final Path folder;

  PolicySteps(ConfigDocument document, GatewayParts parts, Path folder) {
    this.document = document;
    this.parts = parts;
    this.folder = folder;
  }

  /**
   * Leases the plugins of all policies.
   *
   * @param leases takes them
   * @param errors takes what plugins reject
   */
  void make(SnapshotLeases leases, List<Diagnostic.Error> errors) {
    document
        .config()
        .policies()
        .forEach((name, policy) -> {
          try {
            step(name, policy)
                .ifPresentOrElse(
                    lease -> leases.policy(name, lease), () -> unmade(name).ifPresent(errors::add));
          } catch (IllegalArgumentException rejection) {
            errors.add(document.rejection("policies." + name + "." + policy.plugin(), rejection));
          }
        });
  }

  /** What is served goes without no policy, also where values stand in for those of secrets. */
  private Optional<Diagnostic.Error> unmade(String name) {
    String path = "policies." + name;
    return parts.mode() == Mode.CHECK
        ? Optional.empty()
        : Optional.of(
            new Diagnostic.Error(
                    ConfigCode.UNSET_VARIABLE,
                    path + " needs a value that is not set here",
                    document.spans().nearest(path))
                .hinted("set its variables to any value of their kind"));
  }

  /** Names of all headers by which policies tell services the principal. */
  Set<String> identityHeaders() {
    Set<String> names = new TreeSet<>();
    document
        .config()
        .policies()
        .forEach((name, policy) ->
            settings(name)
                .ifPresent(settings ->
                    names.addAll(
                        identityHeaders(
                            parts.inputs().plugins().find(policy.plugin()).orElseThrow(),
                            settings))));
    return names;
  }

  private static <C extends Record> Set<String> identityHeaders(
      PluginFactory<C> factory, Record settings) {
    return factory.identityHeaders(factory.configType().cast(settings));
  }

  /** The plugin; none where it cannot be made of what is known here. */
  private Optional<PluginPool.Lease> step(String name, PolicyConfig policy) {
    PluginFactory<?> factory = parts.inputs().plugins().find(policy.plugin()).orElseThrow();
    PluginContext context =
        new PluginContext(
            name,
            parts.vertx(),
            parts.clock(),
            parts.nanoTime(),
            folder,
            parts.mode() != Mode.CHECK,
            parts.mode().open(),
            NAMES::url);
    try {
      return settings(name).map(settings -> parts.policies().lease(factory, settings, context));
    } catch (IllegalArgumentException rejection) {
      if (parts.mode() == Mode.CHECK && document.isUnknown("policies." + name)) {
        return Optional.empty();
      }
      throw rejection;
    }
  }

  /** The settings; none only where a part of them is not known here, as in a check offline. */
  private Optional<Record> settings(String policy) {
    Record settings = document.settings().get(policy);
    if (settings == null && !document.isUnknown("policies." + policy)) {
      throw new IllegalStateException("policies." + policy + ": no settings (expected: decoded)");
    }
    return Optional.ofNullable(settings);
  }
}
