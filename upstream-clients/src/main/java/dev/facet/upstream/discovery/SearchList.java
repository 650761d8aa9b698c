// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a name is looked for that may lack its end (resolv.conf(5)).
 *
 * @param domains that a name may lack
 * @param dots a name with so many dots is first looked up as it is
 */
public record SearchList(List<String> domains, int dots) {
  private static final Path SYSTEM = Path.of("/etc/resolv.conf");
  private static final Pattern DOTS = Pattern.compile("ndots:(\\d{1,2})");

  /** Copies the list. */
  public SearchList {
    domains = List.copyOf(domains);
  }

  /** That of the operating system; it blocks. */
  public static SearchList ofSystem() {
    try {
      return parse(Files.readString(SYSTEM));
    } catch (IOException | RuntimeException none) {
      return new SearchList(List.of(), 1);
    }
  }

  /** That of a file: the last line of a kind counts. */
  public static SearchList parse(String text) {
    List<String> domains = List.of();
    int dots = 1;
    for (String line : text.lines().toList()) {
      List<String> words = List.of(line.strip().split("\\s+"));
      switch (words.getFirst()) {
        case "search", "domain" -> domains = words.subList(1, words.size());
        case "options" -> {
          Matcher found = DOTS.matcher(line);
          dots = found.find() ? Integer.parseInt(found.group(1)) : dots;
        }
        default -> {
          // name servers, which are read elsewhere, and comments
        }
      }
    }
    return new SearchList(domains, dots);
  }

  /** What a name may stand for, each with a dot at its end, in the order in which to try. */
  public List<String> candidates(String name) {
    if (name.endsWith(".")) {
      return List.of(name);
    }
    List<String> candidates = new ArrayList<>();
    for (String domain : domains) {
      candidates.add(name + "." + domain + (domain.endsWith(".") ? "" : "."));
    }
    boolean first = name.chars().filter(each -> each == '.').count() >= dots;
    candidates.add(first ? 0 : candidates.size(), name + ".");
    return candidates;
  }
}
