// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.curl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a curl line asks for.
 *
 * @param method in upper case
 * @param url as it was typed, with the data of {@code -G}
 * @param headers in the order of the line
 * @param body null for none
 * @param notes what is left out, and why
 */
record CurlRequest(
    String method, Url url, List<Header> headers, @Nullable Body body, List<String> notes) {
  CurlRequest {
    headers = List.copyOf(headers);
    notes = List.copyOf(notes);
  }

  /**
   * A URL.
   *
   * @param word that has it
   * @param query what {@code -G} adds, without a question mark
   */
  record Url(ShellWord word, String query) {}

  /**
   * A header.
   *
   * @param name in lower case
   * @param value with variables of the shell as they were written
   * @param word that has it
   */
  record Header(String name, String value, ShellWord word) {}

  /**
   * The data of a request.
   *
   * @param text as it is sent
   * @param json whether the line says that it is JSON
   * @param word the first that has a part of it
   */
  record Body(String text, boolean json, ShellWord word) {}
}
