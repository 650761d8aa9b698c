// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import java.util.Optional;

/** Faults within one value: what it starts with, its quotes, its escapes. */
final class YamlScalarFaults {
  private YamlScalarFaults() {}

  static Optional<Diagnostic.Error> of(YamlFault fault) {
    if (fault.says("that cannot start any token")) {
      return Optional.of(fault.character() == '\t' ? tab(fault) : starts(fault.at()));
    }
    if (fault.says("TAB")) {
      return Optional.of(tab(fault));
    }
    if (fault.says("found unexpected end of stream") || fault.says("document separator")) {
      return quote(fault.begun());
    }
    if (fault.says("escape character") || fault.says("hexadecimal")) {
      return Optional.of(escape(fault));
    }
    // Aliases, anchors, tags and block strings are told by their first character.
    boolean special = "*&!|>%".contains(fault.begun().text()) && !fault.begun().text().isEmpty();
    return special ? Optional.of(starts(fault.word(fault.begun()))) : Optional.empty();
  }

  private static Diagnostic.Error tab(YamlFault fault) {
    return YamlFault.error("a tab in the indentation", fault.at(), "indent with spaces");
  }

  private static Diagnostic.Error starts(SourceSpan place) {
    String first = place.text().substring(0, 1);
    return YamlFault.error(
        "a value starts with " + first, place, "text that starts with " + first + " needs quotes");
  }

  /** Colons mean something else to YAML, but for those that stand between two characters. */
  static Optional<Diagnostic.Error> address(YamlFault fault) {
    return fault
        .address()
        .map(place ->
            YamlFault.error(
                "an IPv6 address without quotes", place, "put quotes around it: address: \"::1\""));
  }

  /** A fault that comes of a quote which is not closed on its line; empty where there is none. */
  static Optional<Diagnostic.Error> quote(YamlFault fault) {
    return fault.openQuote().flatMap(YamlScalarFaults::quote);
  }

  private static Optional<Diagnostic.Error> quote(SourceSpan place) {
    String quote = place.text();
    return quote.equals("\"") || quote.equals("'")
        ? Optional.of(
            YamlFault.error(
                "this quote is not closed", place, "write " + quote + " at the end of the text"))
        : Optional.empty();
  }

  private static Diagnostic.Error escape(YamlFault fault) {
    String text = fault.source().text();
    int start = text.lastIndexOf('\\', fault.at().start());
    SourceSpan place = new SourceSpan(fault.source(), start, Math.min(start + 2, text.length()));
    return YamlFault.error(
        "\"" + place.text() + "\" is no escape of a string in double quotes",
        place,
        "write \\\\ for a backslash, or put the text in single quotes");
  }
}
