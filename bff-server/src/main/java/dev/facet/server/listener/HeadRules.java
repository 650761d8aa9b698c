// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.Authorities;
import dev.facet.http.FieldLists;
import dev.facet.http.WebSocketHandshake;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;

/**
 * What a request's head must keep to before anything is made of it, and how older ones are read.
 */
final class HeadRules {
  private static final String LATEST = HttpVersion.HTTP_1_1.text();
  private static final String OLDER = HttpVersion.HTTP_1_0.text();

  private static final String CLOSE = "close";

  private HeadRules() {}

  /**
   * The version that a request is served in: of a later minor version than ours it is ours (RFC
   * 9110, section 2.5).
   *
   * @param written in the request line
   * @throws UnsupportedVersionException where it is another major version
   * @throws IllegalArgumentException where it is no version of HTTP
   */
  static String version(String written) {
    if (written.equals(LATEST) || written.equals(OLDER)) {
      return written;
    }
    if (!written.matches("HTTP/[0-9]\\.[0-9]")) {
      throw new IllegalArgumentException("not a version of HTTP");
    }
    if (written.charAt(5) != '1') {
      throw new UnsupportedVersionException();
    }
    return LATEST;
  }

  /**
   * Checks a complete head.
   *
   * @throws IllegalArgumentException where two servers could read it in two ways
   */
  static void check(HttpVersion version, HttpHeaders headers) {
    boolean older = version.equals(HttpVersion.HTTP_1_0);
    requireHost(headers, older);
    if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
      requireChunked(headers.getAll(HttpHeaderNames.TRANSFER_ENCODING));
    }
    if (older) {
      readAsOlder(headers);
    } else if (headers.contains(HttpHeaderNames.CONNECTION)) {
      readClose(headers);
    }
  }

  /**
   * RFC 9112, section 6.1: what a service got would be other bytes than the client meant. A line
   * that was folded has a space too many (section 5.2), and another server might not unfold it.
   */
  private static void requireChunked(List<String> codings) {
    if (codings.size() != 1
        || !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst())) {
      throw new IllegalArgumentException("Transfer-Encoding is not chunked alone.");
    }
  }

  /**
   * Says {@code close} in a line of its own where it is a member of a list (RFC 9110, section
   * 7.6.1): Vert.x compares whole lines.
   */
  private static void readClose(HttpHeaders headers) {
    if (!headers.contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)
        && FieldLists.contains(headers.getAll(HttpHeaderNames.CONNECTION), CLOSE)) {
      headers.add(HttpHeaderNames.CONNECTION, CLOSE);
    }
  }

  /**
   * Whether what follows a head with Upgrade may be of another protocol: where it asks for a
   * WebSocket and has no body.
   */
  static boolean mayChangeProtocol(HttpHeaders headers) {
    String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
    return (length == null || length.equals("0"))
        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        && FieldLists.contains(
            headers.getAll(HttpHeaderNames.UPGRADE), WebSocketHandshake.PROTOCOL);
  }

  /** RFC 9112, section 3.2. Older clients may leave it out. */
  private static void requireHost(HttpHeaders headers, boolean optional) {
    List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
    if (hosts.isEmpty() && optional) {
      return;
    }
    if (hosts.size() != 1 || Authorities.parse(hosts.getFirst()) == null) {
      throw new IllegalArgumentException("The request needs exactly one valid Host.");
    }
  }

  /**
   * A proxy keeps no connection with an HTTP/1.0 client (RFC 9112, section 9.3), so that the end of
   * its connection can be the end of a response; and it ignores what such a client expects (RFC
   * 9110, section 10.1.1).
   */
  private static void readAsOlder(HttpHeaders headers) {
    headers.remove(HttpHeaderNames.EXPECT);
    List<String> options = headers.getAll(HttpHeaderNames.CONNECTION);
    if (options.isEmpty()) {
      return;
    }
    List<String> kept =
        FieldLists.members(options).stream()
            .filter(option -> !HttpHeaderValues.KEEP_ALIVE.contentEqualsIgnoreCase(option))
            .toList();
    headers.set(HttpHeaderNames.CONNECTION, kept);
  }
}
