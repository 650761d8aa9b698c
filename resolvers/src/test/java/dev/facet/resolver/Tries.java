// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import java.util.Random;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Sets how often a property is tried: {@code -Dfacet.differential.tries=50000}; and prints its
 * seed, which {@code -Dfacet.differential.seed} gives again.
 */
final class Tries implements AroundPropertyHook {
  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    Integer tries = Integer.getInteger("facet.differential.tries");
    if (tries != null) {
      context.attributes().setTries(tries);
    }
    String seed =
        System.getProperty("facet.differential.seed", Long.toString(new Random().nextLong()));
    context.attributes().setSeed(seed);
    System.out.println("differential: seed " + seed);
    return property.execute();
  }
}
