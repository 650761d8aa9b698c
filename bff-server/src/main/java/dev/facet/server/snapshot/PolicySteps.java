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
  Map<String, Step> make(List<Diagnostic.Error> errors) {
    Map<String, Step> steps = new LinkedHashMap<>();
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

  private Step step(String name, PolicyConfig policy) {
    Record settings = Objects.requireNonNull(document.settings().get(name));
    Step kept = kept(name, policy, settings);
    if (kept != null) {
      return kept;
    }
    PluginFactory<?> factory = parts.plugins().find(policy.plugin()).orElseThrow();
    PluginContext context =
        new PluginContext(name, parts.vertx(), parts.clock(), parts.nanoTime(), folder);
    return Step.make(factory, settings, context);
  }

  private @Nullable Step kept(String name, PolicyConfig policy, Record settings) {
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
