// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.TlsFailure;
import dev.facet.upstream.tls.TlsFault;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Exception.HeaderListSizeException;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/**
 * Says in a few words, for logs, why a connection could not be had or broke. The text of an
 * exception is told only where it never quotes what was sent or received: that may be a secret.
 */
public final class NetworkFault {
  /** More than any library wraps; the causes of an exception may also form a circle. */
  private static final int MAX_CAUSES = 16;

  private static final Pattern NATIVE =
      Pattern.compile("\\A\\w+\\(\\.\\.\\) failed(?: with error\\(-?\\d+\\))?: ");

  private NetworkFault() {}

  /** One short reason: the most telling one among an exception and its causes. */
  public static String words(Throwable fault) {
    List<Throwable> chain = chain(fault);
    String tls = TlsFault.words(chain.reversed(), "the service");
    if (!tls.isEmpty()) {
      return "TLS: " + tls;
    }
    return chain.stream()
        .map(NetworkFault::known)
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse(fault.getClass().getSimpleName());
  }

  /** What TLS has to do with an exception. */
  static TlsFailure tls(Throwable fault) {
    return TlsFault.kind(chain(fault));
  }

  /** Whether a handshake of TLS came to no good end. */
  static boolean isHandshake(Throwable fault) {
    return chain(fault).stream().anyMatch(SSLHandshakeException.class::isInstance);
  }

  private static List<Throwable> chain(Throwable fault) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable each = fault; each != null; each = each.getCause()) {
      if (chain.size() == MAX_CAUSES) {
        break;
      }
      chain.add(each);
    }
    return chain;
  }

  private static String known(Throwable cause) {
    String message = Objects.requireNonNullElse(cause.getMessage(), "");
    return switch (cause) {
      case UnknownHostException _ -> "unknown host: " + message;
      case ClosedChannelException _ -> "connection closed";
      case StreamResetException reset -> "stream reset by the service: " + name(reset.getCode());
      case NumberFormatException _ -> "a length or a status that is no number";
      case SocketException _ -> system(message);
      case HttpClosedException _,
          PrematureChannelClosureException _,
          TooLongFrameException _,
          MalformedResponseException _,
          SignerException _ ->
          message;
      case DecoderException line when line.getClass() != DecoderException.class ->
          "a line or a chunk that is malformed";
      case HeaderListSizeException size when !size.duringDecode() ->
          "the headers are longer than the service takes (SETTINGS_MAX_HEADER_LIST_SIZE)";
      case Http2Exception fault when fault.getCause() instanceof IllegalArgumentException length ->
          "HTTP/2: " + known(length);
      case Http2Exception fault -> http2(fault, message);
      case VertxException _ when message.contains("closed") -> "connection closed";
      case TimeoutException _ -> "timed out";
      case UnresolvedAddressException _ -> "an address that is not resolved";
      case IllegalArgumentException _ when message.startsWith("Multiple Content-Length") ->
          "Content-Length twice";
      case IllegalArgumentException _ when message.startsWith("Content-Length") ->
          "a Content-Length that is no number";
      case IllegalArgumentException _ -> "a status line or a header that is malformed";
      // The system's own, which is of this very class: "Connection reset by peer".
      case IOException _ when cause.getClass() == IOException.class -> message;
      case IOException _ when NATIVE.matcher(message).lookingAt() -> system(message);
      default -> "";
    };
  }

  /**
   * What the operating system says of a socket, without the name of its call, which native
   * transports put before it: {@code finishConnect(..) failed with error(-111): Connection
   * refused}.
   *
   * @param message of the exception
   */
  public static String system(String message) {
    return NATIVE.matcher(message).replaceFirst("");
  }

  /** What Netty says has quotes or brackets where it repeats something of what it read. */
  private static String http2(Http2Exception fault, String message) {
    String words = "HTTP/2: " + fault.error();
    boolean repeats = message.contains("'") || message.contains("[");
    return message.isEmpty() || repeats ? words : words + ": " + message;
  }

  /** The name of an error code (RFC 9113, section 7). */
  private static String name(long code) {
    Http2Error error = Http2Error.valueOf(code);
    return error == null ? "error " + code : error.name();
  }
}
