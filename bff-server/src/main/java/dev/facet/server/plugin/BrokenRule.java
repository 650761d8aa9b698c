// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

/**
 * The rule of HTTP that a request breaks which cannot be read, for operators: its client is told
 * only that it is malformed.
 *
 * @param words such as {@code Content-Length beside Transfer-Encoding}; never a value that the
 *     client sent
 */
public record BrokenRule(String words) {
  /** Where such a request has it. */
  public static final ExchangeKey<BrokenRule> KEY = new ExchangeKey<>("broken rule");

  /** In words; empty where a request breaks none. */
  public static String of(Exchange exchange) {
    BrokenRule broken = exchange.get(KEY);
    return broken == null ? "" : broken.words();
  }
}
