// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.plan.PlanLimits;

/**
 * What one operation may cost a frontend.
 *
 * @param tokens of a document's text
 * @param characters of a document's text
 * @param depth levels of fields once fragments are opened
 * @param fields fields once fragments are opened
 * @param aliases fields under another name, in a document
 * @param rootFields fields on the root type
 * @param directives directives in a document
 * @param operations operations in a document
 * @param upstreamCalls calls one operation may make
 * @param cost upstream items that the response of one operation may have
 * @param introspection whether clients may ask for the schema itself
 */
public record EngineLimits(
    int tokens,
    int characters,
    int depth,
    int fields,
    int aliases,
    int rootFields,
    int directives,
    int operations,
    int upstreamCalls,
    int cost,
    boolean introspection) {
  /** The limits of a frontend that sets none. */
  public static final EngineLimits DEFAULT =
      new EngineLimits(2_000, 100_000, 15, 100_000, 30, 20, 50, 10, 100, 1_000, false);

  /** These limits, but for the one on cost: for tools that tell the cost of anything. */
  public EngineLimits withoutCost() {
    return new EngineLimits(
        tokens,
        characters,
        depth,
        fields,
        aliases,
        rootFields,
        directives,
        operations,
        upstreamCalls,
        Integer.MAX_VALUE,
        introspection);
  }

  PlanLimits plan() {
    return new PlanLimits(depth, fields);
  }
}
