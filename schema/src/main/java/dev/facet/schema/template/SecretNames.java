// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

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
          "code",
          "otp",
          "pin");

  private static final Pattern BREAK = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

  private SecretNames() {}

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
