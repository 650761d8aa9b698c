// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import dev.facet.schema.diagnostic.SourceSpan;
import java.util.Arrays;
import java.util.List;

/**
 * One fenced block of a page.
 *
 * @param kind what the block is
 * @param words of the info string, with the language
 * @param place the line with the info string
 * @param content the lines between the fences
 */
public record PageBlock(Kind kind, List<String> words, SourceSpan place, PageText content) {
  /** What a block is. */
  public enum Kind {
    /** A file of the project. */
    FILE("", ""),
    /** A call that a service expects, and its response. */
    UPSTREAM("upstream", "http"),
    /** A request to the gateway. */
    REQUEST("request", "graphql http"),
    /** The variables of the GraphQL request before. */
    VARIABLES("variables", "json"),
    /** The response to the request before. */
    RESPONSE("response", "json http"),
    /** All calls that services get. */
    CALLS("calls", "text"),
    /** What {@code facet check} prints. */
    DIAGNOSTICS("diagnostics", "text"),
    /** Certificates among the files of the project. */
    CERTIFICATES("certificates", "text"),
    /** A handshake of TLS. */
    HANDSHAKE("handshake", "text"),
    /** What the handshake before comes to. */
    AGREED("agreed", "text");

    private final String word;

    /** Separated by spaces. */
    private final String languages;

    Kind(String word, String languages) {
      this.word = word;
      this.languages = languages;
    }

    private boolean isNamed(List<String> words) {
      return List.of(languages.split(" ", -1)).contains(words.getFirst())
          && words.get(1).equals(word);
    }
  }

  /** Copies the list. */
  public PageBlock {
    words = List.copyOf(words);
  }

  /**
   * Reads an info string.
   *
   * @throws MalformedPageException where it names neither a kind nor a file
   */
  static PageBlock of(String info, SourceSpan place, PageText content) {
    List<String> words = List.of(info.strip().split(" +", -1));
    String file = words.size() < 2 ? "" : words.get(1);
    Kind kind =
        words.size() < 2
            ? null
            : Arrays.stream(Kind.values())
                .filter(each -> each.isNamed(words))
                .findFirst()
                .orElse(file.contains(".") ? Kind.FILE : null);
    if (kind == null) {
      throw new MalformedPageException(
          place,
          "the block \"" + info.strip() + "\" is of no known kind",
          "http upstream NAME, graphql request, json variables, http request, json response, http"
              + " response or text calls");
    }
    return new PageBlock(kind, words, place, content);
  }

  /** The text, which ends with a line break where there is any. */
  public String text() {
    return content.text();
  }

  /** The language, which says how the text is read. */
  public String language() {
    return words.getFirst();
  }

  /** The word behind another one; empty where there is none. */
  public String behind(String word) {
    int at = words.indexOf(word);
    return at < 0 || at + 1 == words.size() ? "" : words.get(at + 1);
  }

  /** What stands behind the kind, such as the name of a service; empty for nothing. */
  public String subject() {
    return words.size() > 2 ? words.get(2) : "";
  }
}
