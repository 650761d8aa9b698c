// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sdl;

import java.util.List;
import java.util.Map;

/**
 * A field that operations start at, with the call that gives it its value.
 *
 * @param field its name, its type, and the {@code root} of its call
 * @param arguments what it takes; one of the name {@code input} is the body
 * @param rest the call
 */
public record ImportedCall(ImportedField field, List<ImportedField> arguments, Rest rest) {
  /** Copies the list. */
  public ImportedCall {
    arguments = List.copyOf(arguments);
  }

  /**
   * The call, as {@code @rest} has it.
   *
   * @param service its name in {@code facet.yaml}
   * @param method in lower case
   * @param url a template
   * @param headers templates by name
   * @param body a template; empty for none
   */
  public record Rest(
      String service, String method, String url, Map<String, String> headers, String body) {
    /** Copies the map. */
    public Rest {
      headers = Map.copyOf(headers);
    }

    /** Whether the field belongs to {@code Query}. */
    public boolean isRead() {
      return method.equals("get");
    }
  }
}
