// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.secret;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows which names of headers, parameters and members announce a secret. */
public final class SecretNames {
  private static final Set<String> WORDS =
      Set.of(
          "token",
          "tokens",
          "secret",
          "secrets",
          "key",
          "apikey",
          "appid",
          "apitoken",
          "accesskey",
          "accesstoken",
          "authtoken",
          "secretkey",
          "sessionid",
          "password",
          "passwords",
          "passwd",
          "passphrase",
          "pwd",
          "pass",
          "auth",
          "authorization",
          "authentication",
          "credential",
          "credentials",
          "cookie",
          "cookies",
          "session",
          "sid",
          "sig",
          "signature",
          "jwt",
          "bearer",
          "assertion",
          "samlresponse",
          "samlrequest",
          "code",
          "otp",
          "pin");

  private static final Pattern BREAK = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

  /** A percent sign that begins no octet stands for itself. */
  private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private static final int MAX_DECODINGS = 3;

  private SecretNames() {}

  /** A part of a URL as it reads when it is percent-decoded up to three times. */
  public static String decoded(String part) {
    String plain = part;
    for (int i = 0; i < MAX_DECODINGS && plain.indexOf('%') >= 0; i++) {
      String escaped = LONE_PERCENT.matcher(plain).replaceAll("%25");
      plain = URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
    return plain;
  }

  /** Whether a name in a URL announces a secret, also where it is percent-encoded. */
  public static boolean announcesEncoded(String name) {
    return announces(decoded(name));
  }

  /** Whether a name has one of the words in it, such as {@code x-api-key} or {@code authToken}. */
  public static boolean announces(String name) {
    for (String word : BREAK.split(name, -1)) {
      if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
