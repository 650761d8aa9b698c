// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Responses of services that no service should give, over real connections: the field is null with
 * an error at its place, its neighbours are answered, and the gateway reads no more than it may.
 */
class BadResponsesIT extends WithGateway {
  private static final int MEBIBYTE = 1 << 20;
  private static final long HUGE = 200L * MEBIBYTE;
  private static final int MAX_READ = 16 * MEBIBYTE;

  /** What the sockets on both sides hold beyond what is read. */
  private static final int BUFFERED = 24 * MEBIBYTE;

  private static final long PATIENCE_SECONDS = 60;
  private static final String OPERATION = "{ good { n } bad { n text any } last: good { n } }";

  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            services:
              good: { endpoints: [{ url: "http://good.upstream" }] }
              bad: { endpoints: [{ url: "http://bad.upstream" }], timeout: { attempt: 1m, total: 1m } }
            frontends:
              web: { path: /graphql, schema: [schema/*.graphql], auth: none, limits: { deadline: 1m } }
            """)
        .file(
            "schema/web.graphql",
            """
            type Query {
              good: Item @rest(service: good, get: "/item")
              bad: Item @rest(service: bad, get: "/item")
            }
            scalar JSON
            type Item { n: Int text: String any: JSON }
            """);
    gateway.upstream("good").on("GET", "/item", _ -> FakeResponse.json(200, "{\"n\":1}"));
    gateway.start(Mode.START);
  }

  private JsonObject answered(FakeResponse fake) throws Exception {
    gateway.upstream("bad").on("GET", "/item", _ -> fake);
    JsonObject response = gateway.client().graphQl("/graphql", OPERATION);
    for (String neighbour : List.of("good", "last")) {
      assertEquals(
          new JsonObject().put("n", 1), response.getJsonObject("data").getJsonObject(neighbour));
    }
    return response;
  }

  private void rejected(String code, FakeResponse fake) throws Exception {
    JsonObject response = answered(fake);
    assertEquals(null, response.getJsonObject("data").getJsonObject("bad"));
    assertEquals(1, response.getJsonArray("errors").size(), response::encode);
    JsonObject error = response.getJsonArray("errors").getJsonObject(0);
    assertEquals(new JsonArray().add("bad"), error.getJsonArray("path"));
    assertEquals(
        new JsonObject().put("code", code).put("service", "bad"),
        error.getJsonObject("extensions"),
        response::encode);
  }

  private static Buffer bytes(String hex) {
    return Buffer.buffer(HexFormat.of().parseHex(hex));
  }

  private static FakeResponse json(Buffer body) {
    return FakeResponse.of(200, Map.of("content-type", "application/json"), body);
  }

  /** What comes for the bad field where the response is taken. */
  private Object taken(String body) throws Exception {
    JsonObject response = answered(FakeResponse.json(200, body));
    assertEquals(null, response.getJsonArray("errors"), response::encode);
    return response.getJsonObject("data").getJsonObject("bad");
  }

  @Test
  void readsNothingOfAResponseThatAnnouncesItsHugeLength() throws Exception {
    long sent = sentOf("content-length: " + HUGE + "\r\n\r\n");

    assertTrue(sent < BUFFERED, "sent: " + sent);
  }

  @Test
  void stopsReadingAHugeResponseThatAnnouncesNothing() throws Exception {
    String head = "transfer-encoding: chunked\r\n\r\n" + Long.toHexString(HUGE) + "\r\n";
    long sent = sentOf(head);

    assertTrue(sent > MAX_READ && sent < MAX_READ + BUFFERED, "sent: " + sent);
  }

  @Test
  void stopsReadingAHugeResponseInSmallChunks() throws Exception {
    CompletableFuture<Long> sent = new CompletableFuture<>();
    byte[] chunk = ("10000\r\n" + " ".repeat(65_536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    rejected(
        "UPSTREAM_TOO_LARGE",
        FakeResponse.steps(wire -> {
          wire.closed().onComplete(_ -> sent.complete(wire.sent()));
          wire.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
          wire.flood(Buffer.buffer(chunk), HUGE / 65_536);
        }));

    long taken = sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertTrue(taken > MAX_READ && taken < MAX_READ + BUFFERED, "sent: " + taken);
  }

  /** How much of a huge body the service got rid of before its connection was closed. */
  private long sentOf(String framing) throws Exception {
    CompletableFuture<Long> sent = new CompletableFuture<>();
    Buffer piece = Buffer.buffer(" ".repeat(65_536));
    long before = allocated();
    rejected(
        "UPSTREAM_TOO_LARGE",
        FakeResponse.steps(wire -> {
          wire.closed().onComplete(_ -> sent.complete(wire.sent()));
          wire.write("HTTP/1.1 200 OK\r\n" + framing);
          flood(wire, piece);
        }));
    long taken = sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    long bytes = allocated() - before;
    assertTrue(bytes < HUGE / 2, "allocated: " + bytes);
    return taken;
  }

  private static void flood(Wire wire, Buffer piece) {
    wire.flood(piece, HUGE / piece.length());
  }

  /** Bytes that all threads have allocated so far. */
  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getTotalThreadAllocatedBytes();
  }

  @Test
  void takesNoResponseThatEndsEarly() throws Exception {
    String whole = "{\"n\":1,\"text\":\"x\",\"any\":[true,{\"a\":null}]}";
    for (int length = 1; length < whole.length(); length++) {
      rejected("UPSTREAM_SHAPE", FakeResponse.json(200, whole.substring(0, length)));
    }
    assertEquals(new JsonObject(whole), taken(whole));
    for (int length : List.of(0, 1, whole.length() - 1)) {
      String part = whole.substring(0, length);
      rejected("UPSTREAM_CONNECTION_LOST", FakeResponse.tooShort(whole.length(), part));
      rejected(
          "UPSTREAM_CONNECTION_LOST",
          FakeResponse.steps(wire -> {
            wire.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
            wire.write(length == 0 ? "" : Integer.toHexString(length) + "\r\n" + part + "\r\n");
            wire.close();
          }));
    }
  }

  @Test
  void takesNothingThatIsNotJson() throws Exception {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("a page", "<!doctype html><title>503</title>");
    texts.put("a text", "upstream connect error");
    texts.put("two values", "{\"n\":1}{\"n\":2}");
    texts.put("lines of JSON", "{\"n\":1}\n{\"n\":2}\n");
    texts.put("a comma too many", "{\"n\":1,}");
    texts.put("single quotes", "{'n':1}");
    texts.put("a name without quotes", "{n:1}");
    texts.put("a comment", "{\"n\":1/* one */}");
    texts.put("NaN", "{\"n\":NaN}");
    texts.put("infinity", "{\"n\":-Infinity}");
    texts.put("a zero in front", "{\"n\":01}");
    texts.put("a plus", "{\"n\":+1}");
    texts.put("half a number", "{\"n\":1.}");
    texts.put("a tab in a string", "{\"text\":\"a\tb\"}");
    texts.put("an unknown escape", "{\"text\":\"\\x41\"}");
    texts.put("half an escape", "{\"text\":\"\\u12\"}");
    texts.put("a guard before JSON", ")]}',\n{\"n\":1}");
    texts.put("a closing bracket of the other kind", "{\"any\":[1}}");
    for (int levels : List.of(501, 100_000)) {
      texts.put(levels + " lists", "{\"any\":" + "[".repeat(levels) + "]".repeat(levels) + "}");
      texts.put(
          levels + " objects",
          "{\"any\":" + "{\"a\":".repeat(levels) + "1" + "}".repeat(levels + 1));
      texts.put(
          levels + " lists that were not asked for",
          "{\"x\":" + "[".repeat(levels) + "]".repeat(levels) + "}");
      texts.put(levels + " open lists", "[".repeat(levels));
    }
    texts.put("more digits than are read", "{\"n\":" + "9".repeat(100_000) + "}");
    texts.put("an exponent no number has", "{\"n\":1e99999999999}");
    for (String body : texts.values()) {
      rejected("UPSTREAM_SHAPE", FakeResponse.json(200, body));
    }
  }

  @Test
  void takesNoTextThatIsNotUnicode() throws Exception {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("a byte that begins nothing", "ff");
    codes.put("a byte that continues nothing", "80");
    codes.put("half a character", "c3");
    codes.put("Latin 1", "e9");
    codes.put("a character of five bytes", "f888808080");
    for (String code : codes.values()) {
      rejected("UPSTREAM_SHAPE", json(bytes("7b2274657874223a2261" + code + "227d")));
    }
  }

  @Test
  void writesOnlyUnicode() throws Exception {
    JsonObject lone =
        new JsonObject().put("n", null).put("text", "a\ufffdb\ufffd").put("any", null);
    assertEquals(lone, taken("{\"text\":\"a\\ud800b\\udfff\"}"));
    assertEquals(
        "\ud83d\ude00", ((JsonObject) taken("{\"text\":\"\\ud83d\\ude00\"}")).getString("text"));
    assertEquals(
        Map.of("\u00e4", "\ufffd\u0000"),
        ((JsonObject) taken("{\"any\":{\"\\u00e4\":\"\\ud800\\u0000\"}}"))
            .getJsonObject("any")
            .getMap());
    rejected("UPSTREAM_SHAPE", FakeResponse.json(200, "{\"any\":{\"\\udc00\":1}}"));
  }

  @Test
  void takesTheLastOfEqualNames() throws Exception {
    assertEquals(
        new JsonObject().put("n", 3).put("text", "b").put("any", new JsonObject().put("k", 2)),
        taken("{\"n\":1,\"text\":\"a\",\"n\":2,\"any\":{\"k\":1,\"k\":2},\"text\":\"b\",\"n\":3}"));
    assertEquals(
        new JsonObject().put("n", null).put("text", null).put("any", 1),
        taken("{\"n\":1,\"any\":{\"a\":1},\"n\":null,\"any\":1}"));
  }

  @Test
  void rejectsNumbersThatDoNotFitWhereTheyStand() throws Exception {
    String digits = "7".repeat(400);
    for (String number :
        List.of(
            "1e999999999",
            "-1e999999999",
            digits,
            "2147483648",
            "-2147483649",
            "1.5",
            "1e10",
            "1e-999999999")) {
      JsonObject response =
          answered(
              FakeResponse.json(
                  200, "{\"n\":" + number + ",\"text\":\"kept\",\"any\":" + digits + "}"));
      JsonObject bad = response.getJsonObject("data").getJsonObject("bad");
      assertEquals(null, bad.getValue("n"), response::encode);
      assertEquals("kept", bad.getString("text"));
      assertEquals(digits, bad.getValue("any").toString());
      JsonObject error = response.getJsonArray("errors").getJsonObject(0);
      assertEquals(new JsonArray().add("bad").add("n"), error.getJsonArray("path"));
      assertEquals("UPSTREAM_SHAPE", error.getJsonObject("extensions").getString("code"));
    }
  }
}
