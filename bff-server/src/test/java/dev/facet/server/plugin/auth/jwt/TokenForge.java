// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.server.plugin.HandClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes keys and tokens with nothing but the JDK. */
final class TokenForge {
  static final KeyPair RSA = rsa(2048);
  static final KeyPair OTHER_RSA = rsa(2048);
  static final KeyPair WEAK_RSA = rsa(1024);
  static final KeyPair EC = ec("secp256r1");
  static final KeyPair ED = ed25519();
  static final String SECRET = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  private TokenForge() {}

  /** How a signature is made. */
  @FunctionalInterface
  interface Signer {
    byte[] sign(byte[] input) throws GeneralSecurityException;
  }

  static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair ec(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair ed25519() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Claims that hold at {@link HandClock#START}. */
  static JsonObject claims() {
    long now = HandClock.START.getEpochSecond();
    return new JsonObject()
        .put("iss", "https://id.example")
        .put("aud", new JsonArray().add("shop").add("other"))
        .put("sub", "alice")
        .put("scope", "orders.read orders.write")
        .put("exp", now + 600)
        .put("nbf", now - 10);
  }

  static JsonObject header(String alg) {
    return new JsonObject().put("alg", alg).put("typ", "JWT");
  }

  static Signer with(String algorithm, PrivateKey key) {
    return input -> {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(input);
      return signature.sign();
    };
  }

  static Signer hmac(String algorithm, byte[] secret) {
    return input -> {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      return mac.doFinal(input);
    };
  }

  static String token(JsonObject header, JsonObject claims, Signer signer) {
    return token(header.encode(), claims.encode(), signer);
  }

  static String token(String header, String claims, Signer signer) {
    String input = base64(header) + "." + base64(claims);
    try {
      return input + "." + base64(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String rs256(JsonObject claims) {
    return token(header("RS256"), claims, with("SHA256withRSA", RSA.getPrivate()));
  }

  static String rs256(KeyPair key, String kid) {
    return token(
        header("RS256").put("kid", kid), claims(), with("SHA256withRSA", key.getPrivate()));
  }

  static String pem(PublicKey key) {
    return pem("PUBLIC KEY", key.getEncoded());
  }

  static String pem(String label, byte[] der) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  static JsonObject jwk(KeyPair key, String kid) {
    return PemKey.toJwk(pem(key.getPublic())).put("kid", kid);
  }

  static JsonObject jwks(JsonObject... keys) {
    JsonArray array = new JsonArray();
    for (JsonObject key : keys) {
      array.add(key);
    }
    return new JsonObject().put("keys", array);
  }

  static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
