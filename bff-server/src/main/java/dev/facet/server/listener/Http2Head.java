// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.Authorities;
import dev.facet.http.Tokens;
import dev.facet.http.WebSocketHandshake;
import dev.facet.server.config.listener.RequestLimits;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Headers.PseudoHeaderName;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request of HTTP/2 as a whole (RFC 9113, section 8.3.1), where each of its fields is
 * well-formed by itself, which Netty sees to. What is left of it is what HTTP/1.1 knows too: the
 * authority is the Host, as both must be the same host, and is given back apart.
 *
 * @param authority what the request is for; null where it names nothing, or nothing valid
 * @param problem why it is rejected; null where it is not
 * @param malformed whether the stream is reset behind the rejection (section 8.1.1)
 * @param tunnel whether it asks for the stream to become a WebSocket (RFC 8441, section 4); the
 *     method is GET then, as that of the same handshake in HTTP/1.1
 */
record Http2Head(
    @Nullable String authority, @Nullable Problem problem, boolean malformed, boolean tunnel) {
  /** Stands for what a rejected head does not have, or not in a form that can be told. */
  private static final String UNREAD = "-";

  /** What a line of HTTP/1.1 has beside name and value, so that limits count alike. */
  private static final int LINE_REST = 4;

  private static final String CONNECT = "CONNECT";

  /**
   * Reads a head.
   *
   * @param fields changed, so that those further in take it for well-formed
   */
  static Http2Head read(Http2Headers fields, RequestLimits limits) {
    String authority = authority(fields);
    Problem large = tooLarge(fields, limits);
    String fault = large == null ? fault(fields, authority) : null;
    Problem problem = fault == null ? large : Problem.of(ProblemCode.BAD_REQUEST, fault);
    boolean connect = CONNECT.contentEquals(orUnread(fields.method()));
    CharSequence protocol = fields.get(PseudoHeaderName.PROTOCOL.value());
    if (problem == null && connect) {
      problem = protocol == null ? AllowedMethods.neverOfTunnels() : unknown(protocol);
    }
    boolean extended = connect && protocol != null;
    if (extended) {
      fields.method("GET");
      fields.remove(PseudoHeaderName.PROTOCOL.value());
    }
    fields.remove(HttpHeaderNames.HOST);
    fields.remove(PseudoHeaderName.AUTHORITY.value());
    if (problem != null) {
      complete(fields, connect && !extended);
    }
    return new Http2Head(authority, problem, fault != null, extended);
  }

  /** RFC 9220, section 3, which says it of RFC 8441 too. */
  private static @Nullable Problem unknown(CharSequence protocol) {
    return AsciiString.contentEqualsIgnoreCase(WebSocketHandshake.PROTOCOL, protocol)
        ? null
        : Problem.of(
            ProblemCode.NOT_IMPLEMENTED,
            ":protocol is not one that is known here (expected: websocket).");
  }

  private static CharSequence orUnread(@Nullable CharSequence value) {
    return value == null ? UNREAD : value;
  }

  /** Vert.x takes no head without these, and would reset the stream without a word. */
  private static void complete(Http2Headers fields, boolean tunnel) {
    fields.remove(PseudoHeaderName.PROTOCOL.value());
    if (tunnel) {
      fields.remove(PseudoHeaderName.SCHEME.value());
      fields.remove(PseudoHeaderName.PATH.value());
      fields.authority("tunnel.invalid"); // a name that is nobody's (RFC 2606, section 2)
      return;
    }
    if (!isMethod(fields.method())) {
      fields.method(UNREAD);
    }
    if (fields.scheme() == null) {
      fields.scheme("http");
    }
    if (fields.path() == null) {
      fields.path(UNREAD);
    }
  }

  private static boolean isMethod(@Nullable CharSequence method) {
    return method != null && Tokens.isToken(method.toString());
  }

  private static @Nullable String authority(Http2Headers fields) {
    CharSequence named = fields.authority();
    CharSequence host = named == null ? fields.get(HttpHeaderNames.HOST) : named;
    return host == null ? null : Authorities.parse(host.toString());
  }

  private static @Nullable Problem tooLarge(Http2Headers fields, RequestLimits limits) {
    CharSequence path = fields.path();
    if (path != null && path.length() > limits.uri().bytes()) {
      return TargetLimit.tooLong();
    }
    return areTooLarge(fields, limits)
        ? Problem.of(
            ProblemCode.HEADERS_TOO_LARGE, "The request's header fields are too large or too many.")
        : null;
  }

  /** Cookies are one line, however many they come in (RFC 9113, section 8.2.3). */
  static boolean areTooLarge(Http2Headers fields, RequestLimits limits) {
    long bytes = 0;
    int lines = 0;
    boolean cookie = false;
    for (Map.Entry<CharSequence, CharSequence> field : fields) {
      CharSequence name = field.getKey();
      if (name.charAt(0) == ':') {
        continue;
      }
      bytes += name.length() + field.getValue().length() + LINE_REST;
      if (!HttpHeaderNames.COOKIE.contentEquals(name)) {
        lines++;
      } else if (!cookie) {
        cookie = true;
        lines++;
      }
    }
    return lines > limits.headerCount() || bytes > limits.headers().bytes();
  }

  private static @Nullable String fault(Http2Headers fields, @Nullable String authority) {
    CharSequence method = orUnread(fields.method());
    if (!isMethod(fields.method())) {
      return ":method is missing or no method.";
    }
    boolean tunnel = CONNECT.contentEquals(method);
    boolean protocol = fields.contains(PseudoHeaderName.PROTOCOL.value());
    if (protocol && !tunnel) {
      return ":protocol is for CONNECT alone.";
    }
    if (protocol && fields.contains(HttpHeaderNames.CONTENT_LENGTH)) {
      return "A tunnel has no Content-Length."; // RFC 9110, section 9.3.6
    }
    String target =
        tunnel && !protocol ? null : targetFault(fields, "OPTIONS".contentEquals(method));
    if (target != null) {
      return target;
    }
    return hostFault(fields, authority);
  }

  private static @Nullable String targetFault(Http2Headers fields, boolean options) {
    CharSequence scheme = fields.scheme();
    if (scheme == null || !("http".contentEquals(scheme) || "https".contentEquals(scheme))) {
      return ":scheme is missing or not served here (expected: http or https).";
    }
    CharSequence path = fields.path();
    boolean asterisk = path != null && options && "*".contentEquals(path);
    if (path == null || !(asterisk || path.charAt(0) == '/')) {
      return ":path is missing or no path (expected: one that begins with a slash).";
    }
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) <= ' ' || path.charAt(i) == 0x7f) {
        return ":path has a space or a control character.";
      }
    }
    return null;
  }

  private static @Nullable String hostFault(Http2Headers fields, @Nullable String authority) {
    List<CharSequence> hosts = fields.getAll(HttpHeaderNames.HOST);
    if (authority == null || hosts.size() > 1) {
      return "The request needs exactly one valid :authority or Host.";
    }
    String host = hosts.isEmpty() ? authority : Authorities.parse(hosts.getFirst().toString());
    if (!authority.equalsIgnoreCase(host)) {
      return ":authority and Host are not the same.";
    }
    return valueFault(fields);
  }

  /** RFC 9113, section 8.2.1. */
  private static @Nullable String valueFault(Http2Headers fields) {
    for (Map.Entry<CharSequence, CharSequence> field : fields) {
      CharSequence value = field.getValue();
      int length = value.length();
      if (length > 0 && (isSpace(value.charAt(0)) || isSpace(value.charAt(length - 1)))) {
        return "A header's value begins or ends with a space.";
      }
    }
    return null;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
