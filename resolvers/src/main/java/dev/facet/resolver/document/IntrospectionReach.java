// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import java.util.Set;

/**
 * How often introspection comes to a place of a selection, at most. Below {@code types} the lists
 * of all types together have as many items as the schema says; a single type that is come to by a
 * field's type, or by its name, may be the one whose lists are the longest. Where a fragment is
 * measured by itself, both are kept, since it is not known yet where it will be spread.
 *
 * @param ifEach where the selection begins at each type once
 * @param ifAny where it begins at a type that can be any
 * @param now at which types the place is
 */
record IntrospectionReach(double ifEach, double ifAny, Types now) {
  /** Outside of introspection. */
  static final IntrospectionReach NONE = new IntrospectionReach(0, 0, Types.AS_BEGUN);

  /** Where a selection on an introspection type begins. */
  static final IntrospectionReach BEGIN = new IntrospectionReach(1, 1, Types.AS_BEGUN);

  /** Beyond this, figures are not told apart. */
  private static final double MAX_FIGURE = 1e15;

  /** The fields of introspection that lead from what belongs to one type to another type. */
  private static final Set<String> LEADING =
      Set.of(
          "__type",
          "type",
          "ofType",
          "interfaces",
          "possibleTypes",
          "queryType",
          "mutationType",
          "subscriptionType",
          "directives");

  /** At which types a selection is. */
  enum Types {
    /** As where the selection begins. */
    AS_BEGUN,
    /** At each type of the schema, once. */
    EACH,
    /** At types that can be any. */
    ANY
  }

  boolean ordinary() {
    return ifAny == 0;
  }

  /** At the value of a field. */
  IntrospectionReach at(String field, IntrospectionSizes sizes) {
    Types next = field.equals("types") ? Types.EACH : LEADING.contains(field) ? Types.ANY : now;
    return new IntrospectionReach(
        Math.min(MAX_FIGURE, ifEach * sizes.of(field, now != Types.ANY)),
        Math.min(MAX_FIGURE, ifAny * sizes.of(field, now == Types.EACH)),
        next);
  }

  /** What was measured from {@link #BEGIN}, from here. */
  IntrospectionReach times(double each, double any) {
    return new IntrospectionReach(
        Math.min(MAX_FIGURE, ifEach * (now == Types.ANY ? any : each)),
        Math.min(MAX_FIGURE, ifAny * (now == Types.EACH ? each : any)),
        now);
  }
}
