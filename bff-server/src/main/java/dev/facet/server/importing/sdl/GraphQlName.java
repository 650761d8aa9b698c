// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.sdl;

import dev.facet.schema.sdl.ScalarCatalog;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of GraphQL (specification section 2.1.9), and how other names become such. */
public final class GraphQlName {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9_]+");
  private static final Pattern LETTERS_LOST = Pattern.compile("[^\\p{ASCII}]");
  private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

  private GraphQlName() {}

  /** Whether a word is a name. */
  public static boolean isName(String word) {
    return NAME.matcher(word).matches();
  }

  /** Whether a name is one that GraphQL keeps for itself. */
  static boolean isIntrospective(String name) {
    return name.startsWith("__");
  }

  /** Whether a type of a name would take the place of another one that every schema may have. */
  static boolean isTakenType(String name) {
    return isIntrospective(name)
        || name.startsWith("Facet")
        || ROOTS.contains(name)
        || ScalarCatalog.isBuiltIn(name)
        || ScalarCatalog.names().contains(name);
  }

  /**
   * The name of a field for a property: the same where it is a name, else its words joined, as
   * {@code firstName} for {@code first-name}. Empty where nothing or a digit in front is left, or
   * letters would be lost.
   */
  public static Optional<String> ofField(String property) {
    if (isName(property)) {
      return Optional.of(property);
    }
    List<String> words = words(SEPARATORS, property);
    if (words.isEmpty() || LETTERS_LOST.matcher(property).find()) {
      return Optional.empty();
    }
    String rest = words.stream().skip(1).map(GraphQlName::capital).collect(Collectors.joining());
    return Optional.of(words.getFirst() + rest).filter(GraphQlName::isName);
  }

  /** A name as a part of a type's: its words with capitals, {@code LineItem} for line_item. */
  public static String inType(String name) {
    return words(Pattern.compile("_+"), name).stream()
        .map(GraphQlName::capital)
        .collect(Collectors.joining());
  }

  /** One of what an English plural names: {@code order}, {@code category}; else the same. */
  public static String singular(String noun) {
    if (noun.endsWith("ies")) {
      return noun.substring(0, noun.length() - 3) + "y";
    }
    boolean plural = noun.endsWith("s") && !noun.matches(".*([su]s|is)") && noun.length() > 1;
    return plural ? noun.substring(0, noun.length() - 1) : noun;
  }

  private static List<String> words(Pattern separator, String name) {
    return Arrays.stream(separator.split(name, -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
