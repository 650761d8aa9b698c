// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.secret.SecretNames;
import dev.facet.schema.template.PercentEncoding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts stars in place of secrets: of known ones wherever they stand, also as URLs and JSON encode
 * them, and of whatever a name announces as one.
 */
public final class Redaction {
  static final String STARS = "***";

  /** Shorter values turn up by chance, and are no secrets. */
  private static final int MIN_LENGTH = 4;

  private static final Pattern PARAMETER = Pattern.compile("(?<=[?&;])([^=&;#]+)=([^&;#]*)");
  private static final Pattern BEARER =
      Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9+/=._~-]+");

  private final List<String> known;

  /**
   * Knows secrets.
   *
   * @param secrets values of headers; of those in two words, such as {@code Bearer x}, the second
   *     is one too, and of cookies each value
   */
  public Redaction(Collection<String> secrets) {
    List<String> all = new ArrayList<>();
    for (String secret : secrets) {
      all.add(secret);
      for (String part : secret.split("[\\s;,]+", -1)) {
        all.add(part);
        all.add(part.substring(part.indexOf('=') + 1));
      }
    }
    List<String> forms = new ArrayList<>();
    for (String secret : all) {
      if (secret.strip().length() >= MIN_LENGTH && !isScheme(secret)) {
        addForms(secret.strip(), forms);
      }
    }
    forms.sort(Comparator.comparingInt(String::length).reversed());
    known = forms.stream().distinct().toList();
  }

  /** As URLs, forms and JSON spell it, also JSON as a string of JSON. */
  private static void addForms(String secret, List<String> forms) {
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    String json = escaped(secret);
    forms.addAll(
        List.of(
            secret,
            PercentEncoding.ofValue(secret),
            form,
            form.replace("+", "%20"),
            json,
            escaped(json)));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static boolean isScheme(String word) {
    return word.equalsIgnoreCase("bearer") || word.equalsIgnoreCase("basic");
  }

  /** Whether a header or parameter of this name has a secret for its value. */
  public static boolean announcesSecret(String name) {
    return SecretNames.announces(name);
  }

  /**
   * A URL without secrets. Names of parameters may be percent-encoded, up to three times; a value
   * with such a name in it, as URLs and JSON have them, is starred whole.
   */
  public String url(String url) {
    return PARAMETER
        .matcher(plain(url))
        .replaceAll(found ->
            SecretNames.announcesEncoded(found.group(1)) || holdsSecret(found.group(2))
                ? Matcher.quoteReplacement(found.group(1) + "=" + STARS)
                : Matcher.quoteReplacement(found.group()));
  }

  /** Whether a value, such as a URL or JSON, has a name in it that announces a secret. */
  private static boolean holdsSecret(String value) {
    String plain = SpelledText.plain(SecretNames.decoded(value));
    return !AnnouncedSecrets.star(plain).equals(plain);
  }

  /** Any other text without secrets. */
  public String text(String text) {
    String bare = BEARER.matcher(plain(SpelledText.plain(text))).replaceAll("$1 " + STARS);
    return AnnouncedSecrets.star(bare);
  }

  private String plain(String text) {
    String bare = text;
    for (String secret : known) {
      bare = bare.replace(secret, STARS);
    }
    return bare;
  }
}
