// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.curl;

import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.importing.curl.CurlRequest.Header;
import dev.facet.server.importing.sdl.GraphQlName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What {@code facet.yaml} needs: where the service is, and what it is shown. */
final class ServiceEntry {
  /** What the gateway or the client's library says itself, or what asks for a part. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "accept|accept-encoding|content-type|content-length|host|connection|keep-alive|te"
              + "|trailer|transfer-encoding|upgrade|expect|via|user-agent|origin|referer|dnt"
              + "|priority|pragma|cache-control|range|if-.*|sec-.*|proxy-.*|upgrade-.*|:.*");

  private static final Pattern SECRET =
      Pattern.compile(".*(auth|token|key|secret|passw|session|signature|credential).*");
  private static final Pattern ADDRESS = Pattern.compile("\\[.*|[0-9.]+");
  private static final Pattern FIELD_NAME = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern SCHEME_OF_VARIABLE = Pattern.compile("(\\w+ )?\\$\\{env\\.\\w+\\}");

  private final String name;
  private final String origin;
  private final Map<String, String> templates = new TreeMap<>();
  private final Map<String, String> secrets = new TreeMap<>();
  private final List<String> hints = new ArrayList<>();
  private final TreeSet<String> omitted = new TreeSet<>();

  /**
   * An entry.
   *
   * @param name of the service
   */
  ServiceEntry(String name, String origin) {
    this.name = name;
    this.origin = origin;
  }

  /** The name of a service by its host: the first label that says something. */
  static String nameOf(String host) {
    if (ADDRESS.matcher(host).matches()) {
      return "api";
    }
    String label =
        Arrays.stream(host.split("\\.", -1))
            .filter(one -> !one.isEmpty() && !one.matches("api|www"))
            .findFirst()
            .orElse("api");
    return GraphQlName.ofField(label).orElse("api");
  }

  /**
   * Takes a header of the line. Values of credentials are never taken.
   *
   * @throws CommandFailure where it is no header
   */
  void add(Header header) {
    String key = header.name();
    if (LEFT_OUT.matcher(key).matches()) {
      omitted.add(key);
    } else if (!FIELD_NAME.matcher(key).matches()) {
      throw header.word().failure("the header " + key + " (expected: a token of RFC 9110)");
    } else if (key.equals("cookie")) {
      hints.add("cookies are not sent; of clients they are by forward: { headers: [cookie] }");
    } else if (SECRET.matcher(key).matches() || header.word().hasVariables()) {
      secrets.put(key, secret(header));
    } else if (header.value().chars().allMatch(c -> c >= ' ' && c <= '~')) {
      templates.put(key, header.value().replace("{", "\\{").replace("}", "\\}"));
    } else {
      throw header.word().failure("the value of " + key + " (expected: ASCII)");
    }
    if (key.equals("authorization")) {
      hints.add("or that of each client in its place: forward: { authorization: true }");
    }
  }

  private String secret(Header header) {
    String value =
        ShellWord.VARIABLE
            .matcher(header.value())
            .replaceAll(found ->
                "\\${env." + (found.group(1) == null ? found.group(2) : found.group(1)) + "}");
    boolean known = header.word().hasVariables() && SCHEME_OF_VARIABLE.matcher(value).matches();
    String variable = (name + "_" + header.name()).toUpperCase(Locale.ROOT);
    return known ? value : "${env." + variable.replaceAll("[^A-Z0-9]+", "_") + "}";
  }

  /** Headers that each request has, as templates. */
  Map<String, String> templates() {
    return templates;
  }

  /** What is left out of the request. */
  List<String> notes() {
    List<String> told =
        omitted.stream().filter(one -> !one.matches("accept|content-type")).toList();
    return told.isEmpty() ? List.of() : List.of("headers left out: " + String.join(", ", told));
  }

  /** The entry, as YAML. */
  String yaml() {
    StringBuilder yaml = new StringBuilder("services:\n  " + name + ":\n");
    yaml.append("    endpoints: [{ url: \"").append(origin).append("\" }]\n");
    if (!secrets.isEmpty()) {
      yaml.append("    headers:\n");
      secrets.forEach((key, value) ->
          yaml.append("      ").append(key).append(": \"").append(value).append("\"\n"));
    }
    hints.stream().distinct().forEach(hint -> yaml.append("    # ").append(hint).append('\n'));
    return yaml.toString();
  }
}
