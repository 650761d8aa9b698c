// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.server.config.ConfigDocument;
import dev.facet.server.config.PolicyConfig;
import dev.facet.server.pipeline.Step;
import dev.facet.server.plugin.PluginContext;
import dev.facet.server.plugin.PluginFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes one plugin for each policy, so that all that use the policy share its counters and caches.
 * A policy that did not change keeps the plugin it had.
 */
final class PolicySteps {
  private final ConfigDocument document;
  private final GatewayParts parts;
  private final Path folder;
  private final @Nullable Snapshot previous;

  PolicySteps(
      ConfigDocument document, GatewayParts parts, Path folder, @Nullable Snapshot previous) {
    this.document = document;
    this.parts = parts;
    this.folder = folder;
    this.previous = previous;
  }

  /**
   * The plugins by policy.
   *
   * @param errors takes what plugins refuse
   */
  Map<String, SharedStep> make(List<Diagnostic.Error> errors) {
    Map<String, SharedStep> steps = new LinkedHashMap<>();
    document
        .config()
        .policies()
        .forEach((name, policy) -> {
          try {
            steps.put(name, step(name, policy));
          } catch (IllegalArgumentException refusal) {
            errors.add(document.refusal("policies." + name + "." + policy.plugin(), refusal));
          }
        });
    return steps;
  }

  /** Names of all headers by which policies tell services who the caller is. */
  Set<String> identityHeaders() {
    Set<String> names = new TreeSet<>();
    document
        .config()
        .policies()
        .forEach((name, policy) ->
            names.addAll(
                identityHeaders(
                    parts.plugins().find(policy.plugin()).orElseThrow(),
                    Objects.requireNonNull(document.settings().get(name)))));
    return names;
  }

  private static <C extends Record> Set<String> identityHeaders(
      PluginFactory<C> factory, Record settings) {
    return factory.identityHeaders(factory.configType().cast(settings));
  }

  private SharedStep step(String name, PolicyConfig policy) {
    Record settings = Objects.requireNonNull(document.settings().get(name));
    SharedStep kept = kept(name, policy, settings);
    if (kept != null) {
      return kept.retain();
    }
    PluginFactory<?> factory = parts.plugins().find(policy.plugin()).orElseThrow();
    PluginContext context =
        new PluginContext(
            name,
            parts.vertx(),
            parts.clock(),
            parts.nanoTime(),
            folder,
            parts.mode() != Mode.CHECK);
    return new SharedStep(Step.make(factory, settings, context));
  }

  private @Nullable SharedStep kept(String name, PolicyConfig policy, Record settings) {
    ConfigDocument old = previous == null ? null : previous.document();
    if (previous == null || old == null) {
      return null;
    }
    PolicyConfig before = old.config().policies().get(name);
    boolean same =
        before != null
            && before.plugin().equals(policy.plugin())
            && settings.equals(old.settings().get(name));
    return same ? previous.policies().get(name) : null;
  }
}
