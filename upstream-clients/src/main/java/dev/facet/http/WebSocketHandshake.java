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
import org.jspecify.annotations.Nullable;

/** The opening handshake of a WebSocket over HTTP/1.1 (RFC 6455, section 4). */
public final class WebSocketHandshake {
  /** The name of the protocol in {@code Upgrade}. */
  public static final String PROTOCOL = "websocket";

  private static final CharSequence KEY = HttpHeaders.createOptimized("sec-websocket-key");
  private static final CharSequence ACCEPT = HttpHeaders.createOptimized("sec-websocket-accept");

  /** Section 1.3: what no server adds to a key that knows nothing of WebSockets. */
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private WebSocketHandshake() {}

  /**
   * Whether a request asks for a WebSocket: a GET whose Upgrade names it, and whose Connection
   * names Upgrade. What else is wrong with it is the service's to say.
   *
   * @param headers as the client sent them
   */
  public static boolean isAsked(HttpMethod method, MultiMap headers) {
    return headers.contains(HttpHeaders.UPGRADE)
        && method.equals(HttpMethod.GET)
        && FieldLists.contains(headers.getAll(HttpHeaders.UPGRADE), PROTOCOL)
        && FieldLists.contains(headers.getAll(HttpHeaders.CONNECTION), "upgrade");
  }

  /**
   * What keeps a 101 from being an agreement to a WebSocket; null for nothing. A connection is
   * handed over only for a service that proves to know what it agreed to (section 4.1, items 2 to
   * 4), so that no 101 of anything else opens a way past the gateway.
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
    return null;
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
