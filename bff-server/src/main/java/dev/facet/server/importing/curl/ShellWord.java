// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.curl;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.cli.result.CommandFailure;
import java.util.regex.Pattern;

/**
 * A word of a command line.
 *
 * @param text without its quotes; variables of the shell stand in it as they were written
 * @param place where it stands
 * @param hasVariables whether there are any
 */
record ShellWord(String text, SourceSpan place, boolean hasVariables) {
  /** A variable of the shell; group 1 or 2 is its name. */
  static final Pattern VARIABLE = Pattern.compile("\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)\\})");

  /**
   * The text where a value has to be known.
   *
   * @throws CommandFailure where it has variables of the shell
   */
  String known() {
    if (hasVariables) {
      throw failure("a variable of the shell in " + text).hinted("write its value");
    }
    return text;
  }

  /** The command line was not understood, because of this word. */
  CommandFailure failure(String message) {
    return CommandFailure.usage(place + ": " + message);
  }
}
