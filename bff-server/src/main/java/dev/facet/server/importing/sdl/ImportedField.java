// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sdl;

/**
 * A field of a type, an input field, or an argument.
 *
 * @param name in GraphQL
 * @param type as SDL has it, such as {@code [Order!]}
 * @param path where the value stands in JSON; empty where that is the name
 */
public record ImportedField(String name, String type, String path) {
  /** A field that reads, or writes, the property of its own name. */
  public ImportedField(String name, String type) {
    this(name, type, "");
  }
}
