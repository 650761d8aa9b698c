// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Puts signed tokens where a page writes <code>{token {"sub": "ada"}}</code>. */
public final class SpecToken {
  private static final Pattern MARK = Pattern.compile("\\{token (\\{.*?})}(?!})");
  private static final String SECRET = "a secret that only the issuer and the gateway know";
  private static final long HOUR = 3600;

  private SpecToken() {}

  /** The text with tokens. */
  static String fill(String text) {
    return MARK.matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(token(new JsonObject(match.group(1)))));
  }

  /** A token with these claims, and those that it needs where they are not among them. */
  public static String token(JsonObject claims) {
    JsonObject all =
        new JsonObject()
            .put("iss", "https://id.example")
            .put("aud", "shop")
            .put("exp", Instant.now().getEpochSecond() + HOUR)
            .mergeIn(claims);
    String signed =
        encoded(new JsonObject().put("alg", "HS256").toBuffer().getBytes())
            + "."
            + encoded(all.toBuffer().getBytes());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
