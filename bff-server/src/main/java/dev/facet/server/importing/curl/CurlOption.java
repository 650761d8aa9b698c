// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.curl;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an option of curl is for.
 *
 * @param effect what it does to the request
 * @param takesValue whether a word follows
 */
record CurlOption(Effect effect, boolean takesValue) {
  /** What an option does to the request. */
  enum Effect {
    /** Names the method. */
    METHOD,
    /** Adds a header. */
    HEADER,
    /** Adds to the body, or with {@link #QUERY} to the query. */
    DATA,
    /** As {@link #DATA}, without a meaning of an at sign. */
    RAW_DATA,
    /** As {@link #DATA}, percent-encoded. */
    ENCODED_DATA,
    /** Adds to a body of JSON. */
    JSON,
    /** Has the data stand in the query. */
    QUERY,
    /** Shows a name and password. */
    USER,
    /** Sends cookies. */
    COOKIE,
    /** Names the URL. */
    URL,
    /** Leaves certificates unchecked. */
    INSECURE,
    /** Has no effect on what the service is asked for. */
    NONE
  }

  private static final Map<String, CurlOption> BY_NAME = new LinkedHashMap<>();

  static {
    add(Effect.METHOD, true, "-X", "--request");
    add(Effect.HEADER, true, "-H", "--header");
    add(Effect.DATA, true, "-d", "--data", "--data-ascii", "--data-binary");
    add(Effect.RAW_DATA, true, "--data-raw");
    add(Effect.ENCODED_DATA, true, "--data-urlencode");
    add(Effect.JSON, true, "--json");
    add(Effect.QUERY, false, "-G", "--get");
    add(Effect.USER, true, "-u", "--user", "--oauth2-bearer");
    add(Effect.COOKIE, true, "-b", "--cookie");
    add(Effect.URL, true, "--url");
    add(Effect.INSECURE, false, "-k", "--insecure");
    add(Effect.NONE, true, "-A", "--user-agent", "-e", "--referer", "-o", "--output");
    add(Effect.NONE, true, "-m", "--max-time", "--connect-timeout", "--retry", "-w", "--write-out");
    add(Effect.NONE, false, "-s", "--silent", "-S", "--show-error", "-v", "--verbose");
    add(Effect.NONE, false, "-i", "--include", "-L", "--location", "-f", "--fail", "-N");
    add(Effect.NONE, false, "--compressed", "-g", "--globoff", "--fail-with-body", "--no-buffer");
    add(Effect.NONE, false, "-#", "--progress-bar", "--no-progress-meter", "--http1.1", "--http2");
  }

  private static void add(Effect effect, boolean takesValue, String... names) {
    Arrays.stream(names).forEach(name -> BY_NAME.put(name, new CurlOption(effect, takesValue)));
  }

  /** All by their names, with their hyphens. */
  static Map<String, CurlOption> byName() {
    return BY_NAME;
  }

  /** Why an option that curl has is not taken; empty for one that is not known. */
  static String rejection(String name) {
    return switch (name) {
      case "-F", "--form", "--form-string" -> "a multipart body, which @rest does not send";
      case "-T", "--upload-file" -> "the body is a file, and @rest sends JSON";
      case "-I", "--head" -> "@rest reads what GET responds with, and HEAD has no content";
      case "-K", "--config" -> "a file with options: write them into the line";
      case "-x", "--proxy" -> "a proxy is not part of a service";
      default -> "";
    };
  }

  /** The long names, for suggestions. */
  static Stream<String> longNames() {
    return BY_NAME.keySet().stream().filter(name -> name.startsWith("--"));
  }
}
