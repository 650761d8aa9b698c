// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.output;

import java.util.ArrayList;
import java.util.List;

/** What answers where, for a person: one address a line, below a label for each kind. */
public final class AddressList {
  private final List<String> lines = new ArrayList<>();

  /** Adds addresses of one kind; nothing where there are none. */
  public AddressList add(String label, List<String> addresses) {
    for (int i = 0; i < addresses.size(); i++) {
      lines.add("  %-11s %s".formatted(i == 0 ? label : "", addresses.get(i)));
    }
    return this;
  }

  /** What to print. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
