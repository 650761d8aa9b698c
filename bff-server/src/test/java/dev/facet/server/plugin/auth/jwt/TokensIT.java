// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.GatewayFixture;
import dev.facet.server.RawConnection;
import dev.facet.server.RecordedLog;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens over the wire, with the keys of a real issuer. */
class TokensIT {
  private static final String INVALID = "Bearer error=\"invalid_token\"";
  private static final KeyPair P384 = TokenForge.ec("secp384r1");

  @TempDir Path folder;
  private GatewayFixture gateway;

  @BeforeEach
  void prepareGateway() {
    gateway =
        new GatewayFixture(folder)
            .file(
                "facet.yaml",
                """
                version: 1
                services: { shop: { endpoints: [{ url: "http://shop.upstream" }] } }
                policies:
                  user:
                    jwt:
                      issuer: https://id.example
                      audience: [shop]
                      algorithms: [RS256, ES256, ES384, EdDSA]
                      jwks: "http://issuer.upstream/jwks"
                      scopesClaim: realm_access.roles
                routes:
                  - { id: all, match: { path: /r/* }, use: [user], to: { shop: 1 } }
                  - { id: some, match: { path: /s/* }, use: [user], require: { scopes: [a] }, to: { shop: 1 } }
                """);
    gateway.upstream("shop").on("GET", "/r/x", _ -> FakeResponse.status(204));
    gateway.upstream("shop").on("GET", "/s/x", _ -> FakeResponse.status(204));
  }

  @AfterEach
  void closeGateway() {
    gateway.close();
  }

  private void publish(FakeResponse response) {
    gateway.upstream("issuer").on("GET", "/jwks", _ -> response);
    gateway.start(Mode.START);
  }

  private void publish(Object... keys) {
    publish(
        FakeResponse.json(
            200, new JsonObject().put("keys", new JsonArray(Arrays.asList(keys))).encode()));
  }

  private static JsonObject claims() {
    long now = Instant.now().getEpochSecond();
    return TokenForge.claims().put("exp", now + 600).put("nbf", now - 600);
  }

  private static String token(String alg, String jca, KeyPair key) {
    return TokenForge.token(
        TokenForge.header(alg).put("kid", alg), claims(), TokenForge.with(jca, key.getPrivate()));
  }

  private static String rs256(JsonObject claims) {
    return TokenForge.rs256(claims);
  }

  private static RawConnection.Response get(RawConnection connection, String path, String token)
      throws IOException {
    return connection
        .send("GET " + path + " HTTP/1.1\r\nhost: a\r\nauthorization: Bearer " + token + "\r\n\r\n")
        .read(false);
  }

  private int status(String path, String token) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      return get(connection, path, token).status();
    }
  }

  private static List<String> malformed() {
    String good = rs256(claims());
    String[] parts = good.split("\\.", -1);
    String head = parts[0] + "." + parts[1] + ".";
    List<String> tokens = new ArrayList<>();
    for (String json : List.of("null", "1", "\"a\"", "[]", "{", "\u0000", "[".repeat(3_000))) {
      tokens.add(TokenForge.base64(json) + "." + parts[1] + "." + parts[2]);
      tokens.add(parts[0] + "." + TokenForge.base64(json) + "." + parts[2]);
    }
    for (String header :
        List.of(
            "{\"alg\":\"none\"}",
            "{\"alg\":null}",
            "{\"alg\":[\"RS256\"]}",
            "{\"alg\":\"HS256\"}",
            "{\"alg\":\"Ed25519\"}",
            "{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":false}",
            "{\"alg\":\"RS256\",\"crit\":null}",
            "{\"alg\":\"RS256\",\"kid\":{}}",
            "{\"alg\":\"RS256\",\"typ\":\"application/\"}")) {
      tokens.add(TokenForge.base64(header) + "." + parts[1] + "." + parts[2]);
      tokens.add(TokenForge.base64(header) + "." + parts[1] + ".");
    }
    tokens.addAll(
        List.of(
            "",
            ".",
            "..",
            "a.b.c",
            "....",
            head,
            good + ".",
            good + "=",
            good + "==",
            good + "é",
            good + "\t" + good,
            good + " " + good,
            "\"" + good + "\"",
            head + parts[2].replace('-', '+').replace('_', '/') + "+",
            head + TokenForge.base64(new byte[256]),
            head + "A".repeat(7_000),
            "x".repeat(9_000)));
    return tokens;
  }

  @Test
  void everyMalformedTokenIsRejectedAndTheConnectionLivesOn() throws Exception {
    publish(TokenForge.jwk(TokenForge.RSA, "RS256"));
    try (RawConnection connection = gateway.connect()) {
      for (String token : malformed()) {
        RawConnection.Response response = get(connection, "/r/x", token);
        assertEquals(401, response.status(), token);
        assertEquals(List.of(INVALID), response.all("www-authenticate"), token);
      }
      assertEquals(204, get(connection, "/r/x", rs256(claims())).status());
    }
    assertEquals(1, gateway.upstream("shop").count("/r/x"));
  }

  @Test
  void goodKeysWorkBesidesBrokenOnes() throws Exception {
    JsonObject ec = TokenForge.jwk(TokenForge.EC, "ES256");
    JsonObject ed = TokenForge.jwk(TokenForge.ED, "EdDSA");
    publish(
        7,
        new JsonObject(),
        new JsonObject().put("kty", 7),
        new JsonObject().put("kty", "RSA").put("kid", "RS256").put("n", "!").put("e", "AQAB"),
        ec.copy().put("crv", "P-999"),
        ec.copy().put("crv", "secp256k1"),
        ec.copy().put("y", ec.getString("x")),
        ed.copy().put("x", "AAAA"),
        ed.copy().put("crv", "Ed448"),
        TokenForge.jwk(TokenForge.OTHER_RSA, "RS256"),
        TokenForge.jwk(TokenForge.RSA, "RS256").put("x5c", "no list"),
        TokenForge.jwk(P384, "ES384"),
        ec,
        ed);
    assertEquals(204, status("/r/x", token("RS256", "SHA256withRSA", TokenForge.RSA)));
    assertEquals(204, status("/r/x", token("RS256", "SHA256withRSA", TokenForge.OTHER_RSA)));
    String p1363 = "withECDSAinP1363Format";
    assertEquals(204, status("/r/x", token("ES256", "SHA256" + p1363, TokenForge.EC)));
    assertEquals(204, status("/r/x", token("ES384", "SHA384" + p1363, P384)));
    assertEquals(204, status("/r/x", token("EdDSA", "Ed25519", TokenForge.ED)));
    assertEquals(401, status("/r/x", token("EdDSA", "Ed25519", TokenForge.ed25519())));
    assertEquals(401, status("/r/x", token("ES256", "SHA256withECDSA", TokenForge.EC)));
  }

  @Test
  void keysMayComeCompressed() throws Exception {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(TokenForge.jwks(TokenForge.jwk(TokenForge.RSA, "a")).toBuffer().getBytes());
    }
    publish(
        FakeResponse.of(
            200, Map.of("content-encoding", "gzip"), Buffer.buffer(compressed.toByteArray())));
    assertEquals(204, status("/r/x", rs256(claims())));
  }

  @Test
  void keysThatComeLateAreFetchedWithoutARequest() throws Exception {
    AtomicInteger fetches = new AtomicInteger();
    String keys = TokenForge.jwks(TokenForge.jwk(TokenForge.RSA, "a")).encode();
    gateway
        .upstream("issuer")
        .on(
            "GET",
            "/jwks",
            _ ->
                fetches.incrementAndGet() < 3
                    ? FakeResponse.status(503)
                    : FakeResponse.json(200, keys));
    gateway.start(Mode.START);
    gateway.upstream("issuer").awaitRequests(3);
    assertEquals(204, status("/r/x", rs256(claims())));
  }

  @Test
  void scopesAreFoundByAPathAndTheirAbsenceIsInTheLog() throws Exception {
    publish(TokenForge.jwk(TokenForge.RSA, "a"));
    JsonObject roles = new JsonObject().put("roles", new JsonArray().add("b").add("a"));
    assertEquals(204, status("/s/x", rs256(claims().put("realm_access", roles))));
    assertEquals(204, status("/s/x", rs256(claims().put("realm_access.roles", "a"))));
    try (RecordedLog log = new RecordedLog(TokenScopes.class.getName())) {
      assertEquals(403, status("/s/x", rs256(claims().put("scope", "a"))));
      assertEquals("realm_access.roles", log.members().getFirst().get("scopesClaim"));
    }
  }

  @Test
  void keysOfTheFileMayBeEd25519InPem() throws Exception {
    String pem = TokenForge.pem(TokenForge.ED.getPublic()).strip().replace("\n", "\\n");
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            services: { shop: { endpoints: [{ url: "http://shop.upstream" }] } }
            policies:
              user:
                jwt:
                  issuer: https://id.example
                  audience: [shop]
                  algorithms: [EdDSA]
                  keys: [{ text: "%s" }]
            routes:
              - { id: all, match: { path: /r/* }, use: [user], to: { shop: 1 } }
            """
                .formatted(pem))
        .start(Mode.START);
    assertEquals(204, status("/r/x", token("EdDSA", "Ed25519", TokenForge.ED)));
    assertEquals(401, status("/r/x", rs256(claims())));
  }
}
