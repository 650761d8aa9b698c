// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

/** By what the endpoint of a call is chosen. */
public sealed interface Balance {
  /** What is expected in a file. */
  String EXPECTED =
      "p2c, roundRobin, leastRequests, hash(header.NAME), hash(cookie.NAME), hash(claims.NAME) or"
          + " hash(ip)";

  /** The better one of two that are drawn by weight, by attempts under way and latency. */
  record PowerOfTwo() implements Balance {
    /** As the file spells it. */
    @Override
    public String toString() {
      return "p2c";
    }
  }

  /** Each in turn, as often as its weight says. */
  record InTurn() implements Balance {
    /** As the file spells it. */
    @Override
    public String toString() {
      return "roundRobin";
    }
  }

  /** The one with the fewest attempts under way, in proportion to its weight. */
  record LeastRequests() implements Balance {
    /** As the file spells it. */
    @Override
    public String toString() {
      return "leastRequests";
    }
  }

  /**
   * The same for all calls of one client, as long as it is not busier than others.
   *
   * @param key what tells clients apart
   */
  record Hash(HashKey key) implements Balance {
    /** As the file spells it. */
    @Override
    public String toString() {
      return "hash(" + key + ")";
    }
  }

  /**
   * Reads it as files have it.
   *
   * @throws IllegalArgumentException where it is none; the message says what would be one
   */
  static Balance valueOf(String text) {
    return switch (text) {
      case "p2c" -> new PowerOfTwo();
      case "roundRobin" -> new InTurn();
      case "leastRequests" -> new LeastRequests();
      default -> {
        boolean hash = text.startsWith("hash(") && text.endsWith(")");
        require(hash, "balance", text, EXPECTED);
        yield new Hash(HashKey.valueOf(text.substring("hash(".length(), text.length() - 1)));
      }
    };
  }
}
