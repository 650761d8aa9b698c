// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Puts signed tokens where a page writes <code>{token {"sub": "ada"}}</code>.
 *
 * @param issuer the {@code iss} of those that do not say it
 * @param audience the {@code aud} of those that do not say it
 * @param clock from which the hour of those runs that do not say when they end
 */
public record PageTokens(String issuer, String audience, InstantSource clock) {
  /** What they are signed with, by HS256. */
  public static final String SECRET = "a secret that only the issuer and the gateway know";

  private static final Pattern MARK = Pattern.compile("\\{token (\\{.*?})}(?!})");
  private static final long HOUR = 3600;

  /** The text with tokens. */
  public String fill(String text) {
    return MARK.matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(token(new JsonObject(match.group(1)))));
  }

  /** A token with these claims, and those that it needs where they are not among them. */
  public String token(JsonObject claims) {
    JsonObject all =
        new JsonObject()
            .put("iss", issuer)
            .put("aud", audience)
            .put("exp", clock.instant().getEpochSecond() + HOUR)
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
