// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.importing.curl;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.server.cli.result.CommandFailure;
import dev.facet.server.importing.curl.CurlRequest.Body;
import dev.facet.server.importing.curl.CurlRequest.Header;
import dev.facet.server.importing.curl.CurlRequest.Url;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a line as curl reads it. An option that is not known is rejected by its name. */
final class CurlParser {
  private final Iterator<ShellWord> words;
  private final List<Header> headers = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final StringBuilder data = new StringBuilder();
  private @Nullable ShellWord firstData;
  private @Nullable ShellWord url;
  private String method = "";
  private boolean json;
  private boolean inQuery;

  private CurlParser(Iterator<ShellWord> words) {
    this.words = words;
  }

  /**
   * The request of a line.
   *
   * @throws CommandFailure where it is not one curl command that can be made a field
   */
  static CurlRequest parse(SourceText line) {
    Iterator<ShellWord> words = ShellWords.of(line).iterator();
    if (!words.hasNext() || !words.next().text().equals("curl")) {
      throw CommandFailure.usage("LINE: not a curl command (expected: 'curl https://…')")
          .hinted("put the whole line in single quotes, or give - and the line on standard input");
    }
    return new CurlParser(words).request();
  }

  private CurlRequest request() {
    while (words.hasNext()) {
      ShellWord word = words.next();
      String text = word.text();
      if (text.startsWith("--")) {
        option(text, word, null);
      } else if (text.startsWith("-") && text.length() > 1) {
        letters(word);
      } else {
        take(CurlOption.Effect.URL, word);
      }
    }
    if (url == null) {
      throw CommandFailure.usage("LINE: curl without a URL (expected: 'curl https://…')");
    }
    ShellWord first = firstData;
    boolean hasBody = first != null && !inQuery;
    String chosen = method.isEmpty() ? hasBody ? "POST" : "GET" : method;
    return new CurlRequest(
        chosen,
        new Url(url, inQuery ? data.toString() : ""),
        headers,
        first == null || inQuery ? null : new Body(data.toString(), json, first),
        notes);
  }

  /** Options of one letter, which may stand together and before their value. */
  private void letters(ShellWord word) {
    String text = word.text();
    for (int i = 1; i < text.length(); i++) {
      String name = "-" + text.charAt(i);
      CurlOption option = CurlOption.byName().get(name);
      if (option != null && option.takesValue() && i + 1 < text.length()) {
        ShellWord rest = new ShellWord(text.substring(i + 1), word.place(), word.hasVariables());
        option(name, word, rest);
        return;
      }
      option(name, word, null);
    }
  }

  private void option(String name, ShellWord word, @Nullable ShellWord attached) {
    CurlOption option = CurlOption.byName().get(name);
    if (option == null) {
      String why = CurlOption.rejection(name);
      throw word.failure(
              (why.isEmpty() ? "unknown option " : "") + name + (why.isEmpty() ? "" : ": " + why))
          .hinted(why.isEmpty() ? Suggestion.hint(name, CurlOption.longNames().toList()) : "");
    }
    if (!option.takesValue()) {
      take(option.effect(), word);
    } else if (attached != null) {
      take(option.effect(), attached);
    } else if (words.hasNext()) {
      take(option.effect(), words.next());
    } else {
      throw word.failure(name + ": no value behind it");
    }
  }

  private void take(CurlOption.Effect effect, ShellWord value) {
    switch (effect) {
      case METHOD -> method = value.known().toUpperCase(Locale.ROOT);
      case HEADER -> header(value);
      case DATA -> data(value, inline(value).replaceAll("[\\r\\n]", ""), "&");
      case RAW_DATA -> data(value, value.known(), "&");
      case ENCODED_DATA -> data(value, encoded(inline(value)), "&");
      case JSON -> {
        json = true;
        data(value, inline(value), "");
      }
      case QUERY -> inQuery = true;
      case USER -> headers.add(new Header("authorization", "", value));
      case COOKIE -> headers.add(new Header("cookie", "", value));
      case URL -> url(value);
      case INSECURE ->
          notes.add("-k is left out: certificates of services are always checked, see tls.ca");
      case NONE -> {}
    }
  }

  private void url(ShellWord value) {
    if (url != null) {
      throw value.failure("a second URL (expected: one)");
    }
    url = value;
  }

  private void header(ShellWord value) {
    String text = value.text();
    int colon = text.indexOf(':');
    if (text.startsWith("@")) {
      throw value.failure("a file with headers (expected: \"name: value\")");
    }
    if (colon < 1) {
      return; // "Name;" is a header without a value, and what a file sends is not known
    }
    String name = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String content = text.substring(colon + 1).strip();
    json |= name.equals("content-type") && content.toLowerCase(Locale.ROOT).contains("json");
    if (!content.isEmpty()) {
      headers.add(new Header(name, content, value));
    }
  }

  private void data(ShellWord word, String text, String separator) {
    data.append(firstData == null ? "" : separator).append(text);
    firstData = firstData == null ? word : firstData;
  }

  private static String inline(ShellWord value) {
    if (value.text().startsWith("@")) {
      throw value.failure("data of a file (expected: the data itself)");
    }
    return value.known();
  }

  /** The forms {@code content}, {@code =content} and {@code name=content} of --data-urlencode. */
  private static String encoded(String text) {
    int sign = text.indexOf('=');
    String name = sign < 1 ? "" : text.substring(0, sign + 1);
    String content = text.substring(sign + 1);
    return name + URLEncoder.encode(content, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
