// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The opening handshake of a WebSocket over HTTP/1.1 (RFC 6455, section 4), and what HTTP/2 makes
 * of it (RFC 8441).
 */
public final class WebSocketHandshake {
  /** The name of the protocol in {@code Upgrade}. */
  public static final String PROTOCOL = "websocket";

  private static final CharSequence KEY = HttpHeaders.createOptimized("sec-websocket-key");
  private static final CharSequence VERSION = HttpHeaders.createOptimized("sec-websocket-version");
  private static final CharSequence ACCEPT = HttpHeaders.createOptimized("sec-websocket-accept");
  private static final CharSequence SUBPROTOCOL =
      HttpHeaders.createOptimized("sec-websocket-protocol");
  private static final CharSequence EXTENSIONS =
      HttpHeaders.createOptimized("sec-websocket-extensions");

  /** Bytes of a key (section 4.1, item 7). */
  private static final int NONCE_LENGTH = 16;

  /** Such bytes in base64, of which those that do not count may be any. */
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9+/]{22}==");

  /** Section 1.3: what no server adds to a key that knows nothing of WebSockets. */
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private WebSocketHandshake() {}

  /**
   * Whether a request asks for a WebSocket: a GET whose Upgrade names it, and whose Connection
   * names Upgrade. {@link #mistake} says what else is wrong with it.
   *
   * @param headers as the client sent them
   */
  public static boolean isAsked(HttpMethod method, MultiMap headers) {
    return method.equals(HttpMethod.GET)
        && isOffered(headers)
        && FieldLists.contains(headers.getAll(HttpHeaders.CONNECTION), "upgrade");
  }

  /** Whether a message names WebSockets as a protocol to go on in (RFC 9110, section 7.8). */
  public static boolean isOffered(MultiMap headers) {
    return headers.contains(HttpHeaders.UPGRADE)
        && FieldLists.contains(headers.getAll(HttpHeaders.UPGRADE), PROTOCOL);
  }

  /** Names them, and no other. */
  public static void offer(MultiMap headers) {
    headers.set(HttpHeaders.UPGRADE, PROTOCOL).set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
  }

  /**
   * What keeps a request of HTTP/1.1 that asks for a WebSocket from being a handshake (sections
   * 4.2.1, 11.3.1 and 11.3.5); null for nothing. Services read such a request in different ways,
   * and what they agree to would look like their own mistake. Which versions there are is theirs to
   * say (section 4.4).
   *
   * @param headers without those that Connection names, which do not reach the service
   */
  public static @Nullable String mistake(MultiMap headers) {
    List<String> keys = headers.getAll(KEY);
    if (keys.size() != 1 || !NONCE.matcher(keys.getFirst()).matches()) {
      return "Sec-WebSocket-Key is no key of a WebSocket (expected: one, 16 bytes in base64, that"
          + " Connection does not name).";
    }
    if (headers.getAll(VERSION).size() != 1) {
      return "Sec-WebSocket-Version is missing or there are several (expected: one, such as 13,"
          + " that Connection does not name).";
    }
    return null;
  }

  /**
   * Makes the handshake of HTTP/1.1 of one of HTTP/2, which has the same headers but for those that
   * prove that it was understood (RFC 8441, section 5), and no content.
   *
   * @param headers changed
   */
  public static void ask(MultiMap headers) {
    byte[] nonce = new byte[NONCE_LENGTH];
    ThreadLocalRandom.current().nextBytes(nonce);
    offer(headers);
    headers.set(KEY, Base64.getEncoder().encodeToString(nonce)).remove(HttpHeaders.CONTENT_TYPE);
  }

  /**
   * Removes from an agreement what one of HTTP/2 does not have.
   *
   * @param agreed the headers of a 101; changed
   */
  public static void stripForHttp2(MultiMap agreed) {
    agreed.remove(ACCEPT).remove(HttpHeaders.CONTENT_LENGTH);
  }

  /**
   * What keeps a 101 from being an agreement to a WebSocket; null for nothing. A connection is
   * handed over only for a service that proves to know what it agreed to (section 4.1, items 2 to
   * 6), so that no 101 of anything else opens a way past the gateway.
   *
   * @param asked the headers of the request
   * @param agreed the headers of the response
   */
  public static @Nullable String fault(MultiMap asked, MultiMap agreed) {
    if (!FieldLists.contains(agreed.getAll(HttpHeaders.UPGRADE), PROTOCOL)
        || !FieldLists.contains(agreed.getAll(HttpHeaders.CONNECTION), "upgrade")) {
      return "a 101 that does not switch to websocket";
    }
    String key = asked.get(KEY);
    List<String> accept = agreed.getAll(ACCEPT);
    if (key == null || accept.size() != 1 || !accept.getFirst().equals(accept(key))) {
      return "a 101 whose Sec-WebSocket-Accept does not fit the key";
    }
    return excess(asked, agreed);
  }

  /** What a service agrees to that was not asked for (section 4.1, items 5 and 6). */
  private static @Nullable String excess(MultiMap asked, MultiMap agreed) {
    List<String> subprotocol = agreed.getAll(SUBPROTOCOL);
    if (!subprotocol.isEmpty()
        && (subprotocol.size() > 1
            || !FieldLists.members(asked.getAll(SUBPROTOCOL)).contains(subprotocol.getFirst()))) {
      return "a 101 whose Sec-WebSocket-Protocol is none that was asked for";
    }
    List<String> offered = extensions(asked);
    for (String extension : extensions(agreed)) {
      if (!offered.contains(extension)) {
        return "a 101 with a Sec-WebSocket-Extensions that was not asked for";
      }
    }
    return null;
  }

  /** The names of extensions, without their parameters (section 9.1). */
  private static List<String> extensions(MultiMap headers) {
    return FieldLists.members(headers.getAll(EXTENSIONS)).stream()
        .map(member -> member.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** What a server that agrees makes of a key (section 4.2.2, item 5). */
  public static String accept(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      byte[] hash = digest.digest((key.strip() + MAGIC).getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException never) { // every Java has it
      throw new IllegalStateException(never);
    }
  }
}
