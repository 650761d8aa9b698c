// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import java.util.List;

/** The errors that the rules find in a schema. */
abstract class RuleErrors {
  static final String A_USER =
      " type A @entity(service: users, key: \"id\", one: {get: \"/a/{key}\"}) { id: ID! }";

  static String query(String field) {
    return "type Query { " + field + " }";
  }

  static List<String> errors(String... texts) {
    return Sdl.findings(texts).stream().filter(line -> !line.contains(" FACET-S1")).toList();
  }
}
