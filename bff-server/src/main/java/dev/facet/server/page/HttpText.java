// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request or response as a page writes it: a first line, header lines, an empty line, a body.
 *
 * @param start the first line
 * @param headers in their order; names in lower case
 * @param content the lines of the body
 * @param at all its lines
 */
public record HttpText(
    String start, List<Map.Entry<String, String>> headers, PageText content, PageText at) {
  /** Copies the list. */
  public HttpText {
    headers = List.copyOf(headers);
  }

  /**
   * Reads such a text.
   *
   * @throws MalformedPageException where a header has no colon, or nothing is there
   */
  static HttpText read(PageText text) {
    List<String> lines = text.lines();
    if (lines.isEmpty() || lines.getFirst().isBlank()) {
      throw new MalformedPageException(
          text.span(lines.isEmpty() ? -1 : 0),
          "there is no first line",
          "a method and a target, such as GET /products/1, or HTTP/1.1 and a status");
    }
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    int at = 1;
    for (; at < lines.size() && !lines.get(at).isBlank(); at++) {
      int colon = lines.get(at).indexOf(':');
      if (colon <= 0) {
        throw new MalformedPageException(
            text.span(at),
            "this is no header",
            "write name: value, or an empty line before the body");
      }
      headers.add(
          Map.entry(
              lines.get(at).substring(0, colon).toLowerCase(Locale.ROOT),
              lines.get(at).substring(colon + 1).strip()));
    }
    return new HttpText(
        lines.getFirst().strip(), headers, text.from(Math.min(at + 1, lines.size())), text);
  }

  /** A response as it is written, with its status. */
  static HttpText response(PageText text) {
    HttpText response = read(text);
    if (!response.start().matches("HTTP/1\\.1 [1-5]\\d\\d( .*)?")) {
      throw new MalformedPageException(
          text.span(0), "this is no status line", "write HTTP/1.1 and a status of three digits");
    }
    return response;
  }

  /** A request as it is written, with its method and target. */
  static HttpText request(PageText text) {
    HttpText request = read(text);
    if (!request.start().matches("[!-~]+ [!-~]+( HTTP/1\\.1)?")) {
      throw new MalformedPageException(
          text.span(0),
          "this is no request line",
          "a method and a target, such as GET /products/1");
    }
    return request;
  }

  /** The body, without white space at its end. */
  public String body() {
    return content.text().stripTrailing();
  }

  /** The status of a response. */
  public int status() {
    return Integer.parseInt(word(1));
  }

  /** A word of the first line. */
  public String word(int index) {
    return start.split(" ", -1)[index];
  }

  /** The value of a header; empty where it is not there. */
  public String value(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** Whether a header is there. */
  public boolean has(String name) {
    return headers.stream().anyMatch(header -> header.getKey().equals(name));
  }
}
