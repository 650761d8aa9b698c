// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import java.util.List;

/**
 * One fenced block of a page.
 *
 * @param kind what the block is
 * @param words of the info string behind the language
 * @param text without its fences, ending with a line break where there is any text
 */
record SpecBlock(Kind kind, List<String> words, String text) {
  /** What a block is. */
  enum Kind {
    /** A file of the project. */
    FILE,
    /** A call that a service expects, and its response. */
    UPSTREAM,
    /** A request to the gateway. */
    REQUEST,
    /** The variables of the GraphQL request before. */
    VARIABLES,
    /** The response to the request before. */
    RESPONSE,
    /** All calls that services get. */
    CALLS,
    /** What {@code facet check} prints. */
    DIAGNOSTICS,
    /** Certificates among the files of the project. */
    CERTIFICATES,
    /** A handshake of TLS. */
    HANDSHAKE,
    /** What the handshake before comes to. */
    AGREED;

    private static Kind of(String word) {
      return switch (word) {
        case "upstream" -> UPSTREAM;
        case "request" -> REQUEST;
        case "variables" -> VARIABLES;
        case "response" -> RESPONSE;
        case "calls" -> CALLS;
        case "diagnostics" -> DIAGNOSTICS;
        case "certificates" -> CERTIFICATES;
        case "handshake" -> HANDSHAKE;
        case "agreed" -> AGREED;
        default -> FILE;
      };
    }
  }

  /**
   * Reads an info string.
   *
   * @throws IllegalArgumentException where it names neither a kind nor a file
   */
  static SpecBlock of(String info, String text) {
    List<String> all = List.of(info.strip().split(" +", -1));
    if (all.size() < 2) {
      throw new IllegalArgumentException(
          "info string: '" + info + "' (expected: a language and what it is, see README.md)");
    }
    Kind kind = Kind.of(all.get(1));
    if (kind == Kind.FILE && !all.get(1).contains(".")) {
      throw new IllegalArgumentException(
          "info string: '" + info + "' (expected: a kind of block or a file's name)");
    }
    return new SpecBlock(kind, all, text);
  }

  /** The language, which says how the text is read. */
  String language() {
    return words.getFirst();
  }

  /** The word behind another one; empty where there is none. */
  String behind(String word) {
    int at = words.indexOf(word);
    return at < 0 || at + 1 == words.size() ? "" : words.get(at + 1);
  }

  /** What stands behind the kind, such as the name of a service; empty for nothing. */
  String subject() {
    return words.size() > 2 ? words.get(2) : "";
  }
}
