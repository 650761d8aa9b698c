// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import java.util.Random;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Sets how often a property is tried: {@code -Dfacet.differential.tries=50000}; and its seed, which
 * it prints: {@code -Dfacet.differential.seed=random} looks where nobody looked before. A build
 * always takes the same one, so that what it says is about the change that is built.
 */
final class Tries implements AroundPropertyHook {
  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    Integer tries = Integer.getInteger("facet.differential.tries");
    if (tries != null) {
      context.attributes().setTries(tries);
    }
    String wanted = System.getProperty("facet.differential.seed", "10");
    String seed = wanted.equals("random") ? Long.toString(new Random().nextLong()) : wanted;
    context.attributes().setSeed(seed);
    System.out.println("differential: seed " + seed);
    return property.execute();
  }
}
