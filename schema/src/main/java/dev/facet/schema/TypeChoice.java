// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import dev.facet.schema.template.JsonPath;
import java.util.Map;

/**
 * How an object of an interface or union tells which object type it is: {@code @typeBy}.
 *
 * @param path where in the object's JSON the value stands
 * @param types the names of object types, by the text of the value that means them
 */
public record TypeChoice(JsonPath path, Map<String, String> types) {
  /** Copies the map. */
  public TypeChoice {
    types = Map.copyOf(types);
  }
}
