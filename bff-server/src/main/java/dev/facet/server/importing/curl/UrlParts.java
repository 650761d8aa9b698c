// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.curl;

import dev.facet.server.cli.result.CommandFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL of curl, in its parts (RFC 3986).
 *
 * @param origin scheme, host and port
 * @param host without a port, in lower case
 * @param credentials whether there are some before the host
 * @param segments of the path, as they were typed; one that is empty for the root
 * @param parameters of the query, as they were typed
 */
record UrlParts(
    String origin,
    String host,
    boolean credentials,
    List<String> segments,
    List<String> parameters) {
  private static final Pattern URL =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/?#]*@)?(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)"
              + "(:[0-9]{1,5})?(/[^?#]*)?(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern ELSEWHERE =
      Pattern.compile("[^!-~]|[\"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");
  private static final int MAX_PORT = 65_535;

  UrlParts {
    segments = List.copyOf(segments);
    parameters = List.copyOf(parameters);
  }

  /**
   * The parts of a URL.
   *
   * @throws CommandFailure where it is none that a service could have
   */
  static UrlParts of(CurlRequest.Url url) {
    String text = url.word().known();
    Matcher strange = ELSEWHERE.matcher(text + url.query());
    if (strange.find()) {
      throw url.word()
          .failure("\"" + strange.group() + "\" in the URL")
          .hinted("give one URL, percent-encoded");
    }
    Matcher parts = URL.matcher(text);
    if (!parts.matches()) {
      throw url.word().failure(text + " (expected: a URL such as https://api.example/orders)");
    }
    String scheme = parts.group(1) == null ? "http" : parts.group(1).toLowerCase(Locale.ROOT);
    if (!scheme.matches("https?")) {
      throw url.word().failure("the scheme " + scheme + " (expected: http or https)");
    }
    String host = parts.group(3).toLowerCase(Locale.ROOT);
    String port = parts.group(4) == null ? "" : parts.group(4);
    if (!port.isEmpty() && Integer.parseInt(port, 1, port.length(), 10) > MAX_PORT) {
      throw url.word()
          .failure("the port " + port.substring(1) + " (expected: at most " + MAX_PORT + ")");
    }
    List<String> segments = split(parts.group(5) == null ? "" : parts.group(5).substring(1), "/");
    if (segments.stream().anyMatch(segment -> segment.matches("\\.{1,2}"))) {
      throw url.word().failure("a segment . or .. in the path (expected: the path itself)");
    }
    String query = parts.group(6) == null ? "" : parts.group(6);
    return new UrlParts(
        scheme + "://" + host + port,
        host,
        parts.group(2) != null,
        segments,
        split(query + "&" + url.query(), "&").stream().filter(one -> !one.isEmpty()).toList());
  }

  private static List<String> split(String text, String separator) {
    return Arrays.asList(text.split(separator, -1));
  }

  /** What percent-encoding stands for, in a part of a URL. */
  static String decoded(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }
}
