// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sdl;

import java.util.List;

/**
 * An object type or an input object.
 *
 * @param name its name
 * @param input whether it is an input object
 * @param fields one or more
 */
public record ImportedType(String name, boolean input, List<ImportedField> fields) {
  /** Copies the list. */
  public ImportedType {
    fields = List.copyOf(fields);
  }
}
