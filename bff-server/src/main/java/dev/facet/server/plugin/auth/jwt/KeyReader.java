// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.plugin.auth.jwt.JwtConfig.KeyConfig;
import dev.facet.upstream.config.InvalidSetting;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes verification keys of JWKs (RFC 7517), PEM texts and secrets. */
final class KeyReader {
  private static final int MAX_KEYS = 100;
  private static final String UNSIGNED = unsigned();

  private final Vertx vertx;
  private final List<JwtAlgorithm> allowed;

  KeyReader(Vertx vertx, List<JwtAlgorithm> allowed) {
    this.vertx = vertx;
    this.allowed = allowed;
  }

  /**
   * The keys of a configuration.
   *
   * @throws IllegalArgumentException where one is of no use
   */
  KeySet configured(List<KeyConfig> configs) {
    List<VerificationKey> keys = new ArrayList<>();
    for (KeyConfig config : configs) {
      List<VerificationKey> found = configured(config);
      String others = found.isEmpty() ? others(config) : "";
      require(
          !found.isEmpty(),
          "keys",
          config.kid() == null ? "a key" : config.kid(),
          "a key that one of " + allowed + " can use, " + strong(config) + others);
      keys.addAll(found);
    }
    return new KeySet(keys);
  }

  /**
   * The usable keys of a published set. Secrets are not: what is published is not secret. Others
   * that are not understood are left out, because sets hold keys for other uses too.
   */
  KeySet published(JsonObject document) {
    List<VerificationKey> keys = new ArrayList<>();
    for (JsonObject jwk : members(document)) {
      if (!"oct".equals(jwk.getValue("kty"))) {
        keys.addAll(read(jwk, jwk.getValue("kid") instanceof String kid ? kid : null));
      }
    }
    return new KeySet(keys);
  }

  private List<VerificationKey> configured(KeyConfig config) {
    if (config.secret() != null) {
      byte[] secret = config.secret().value().getBytes(StandardCharsets.UTF_8);
      return read(
          new JsonObject().put("kty", "oct").put("k", Base64Url.encode(secret)), config.kid());
    }
    String text = config.text() == null ? "" : config.text().value().strip();
    if (!text.startsWith("{")) {
      return read(PemKey.toJwk(text), config.kid());
    }
    List<VerificationKey> keys = new ArrayList<>();
    for (JsonObject jwk : members(parse(text))) {
      keys.addAll(read(jwk, jwk.getValue("kid") instanceof String kid ? kid : config.kid()));
    }
    return keys;
  }

  /** How strong a key has to be, RFC 7518 sections 3.2 and 3.3. */
  private String strong(KeyConfig config) {
    String lengths =
        allowed.stream()
            .filter(JwtAlgorithm::symmetric)
            .map(algorithm -> algorithm.minSecretLength() + " bytes or more for " + algorithm)
            .collect(Collectors.joining(", "));
    String secret = lengths.isEmpty() ? "a public one" : "a secret of " + lengths;
    if (config.secret() != null) {
      return secret;
    }
    return "RSA of 2048 bits or more" + (lengths.isEmpty() ? "" : ", " + secret);
  }

  /** Where other algorithms could use a key: which. */
  private String others(KeyConfig config) {
    List<JwtAlgorithm> fitting =
        new KeyReader(vertx, List.of(JwtAlgorithm.values()))
            .configured(config).stream().map(VerificationKey::algorithm).toList();
    return fitting.isEmpty() ? "" : "; algorithms " + fitting + " can use this one";
  }

  private static JsonObject parse(String text) {
    try {
      return new JsonObject(text);
    } catch (DecodeException e) {
      throw new InvalidSetting("keys", "text", "PEM, a JWK or a JWK set", e);
    }
  }

  private static List<JsonObject> members(JsonObject document) {
    Object keys = document.containsKey("keys") ? document.getValue("keys") : null;
    if (!(keys instanceof JsonArray array)) {
      return document.containsKey("kty") ? List.of(document) : List.of();
    }
    return array.stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .limit(MAX_KEYS)
        .toList();
  }

  private List<VerificationKey> read(JsonObject jwk, @Nullable String kid) {
    List<VerificationKey> keys = new ArrayList<>();
    for (JwtAlgorithm algorithm : allowed) {
      if (usable(jwk, algorithm)) {
        JWTAuth verifier = verifier(jwk, algorithm);
        if (verifier != null) {
          int signatureLength = JwkCheck.signatureLength(jwk, algorithm);
          keys.add(new VerificationKey(kid, algorithm, signatureLength, verifier));
        }
      }
    }
    return keys;
  }

  private static boolean usable(JsonObject jwk, JwtAlgorithm algorithm) {
    Object use = jwk.getValue("use");
    Object alg = jwk.getValue("alg");
    return algorithm.fits(jwk.getValue("kty"), jwk.getValue("crv"))
        && (use == null || use.equals("sig"))
        && (alg == null || alg.equals(algorithm.name()))
        && (!(jwk.getValue("key_ops") instanceof JsonArray uses) || uses.contains("verify"))
        && JwkCheck.isSound(jwk, algorithm);
  }

  private @Nullable JWTAuth verifier(JsonObject jwk, JwtAlgorithm algorithm) {
    JsonObject bare = new JsonObject().put("alg", algorithm.name());
    // Public members only, and no kid: this verifier has one key, chosen by us.
    for (String member : List.of("kty", "n", "e", "crv", "x", "y", "k")) {
      if (jwk.getValue(member) instanceof String value) {
        bare.put(member, value);
      }
    }
    JWTOptions ourClock = new JWTOptions().setIgnoreExpiration(true);
    JWTAuth verifier =
        JWTAuth.create(vertx, new JWTAuthOptions().addJwk(bare).setJWTOptions(ourClock));
    // Of a key that it cannot read Vert.x only warns, and without keys it believes unsigned tokens.
    return verifier.authenticate(new TokenCredentials(UNSIGNED)).succeeded() ? null : verifier;
  }

  private static String unsigned() {
    return Base64Url.encode("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + Base64Url.encode(new byte[] {'{', '}'});
  }
}
