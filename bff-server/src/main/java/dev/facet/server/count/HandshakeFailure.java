// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Why a handshake of TLS with a client came to nothing. */
public enum HandshakeFailure {
  /** It took longer than {@code handshakeTimeout}. */
  TIMEOUT,
  /** What came was no TLS, such as HTTP. */
  NOT_TLS,
  /** The client's certificate is not trusted, or it showed none where it needs one. */
  CERTIFICATE,
  /** The client ended it, by an alert such as of a certificate that it does not trust. */
  REJECTED,
  /** The client left. */
  CLOSED,
  /** The client offers protocols by ALPN of which none is spoken (RFC 7301). */
  PROTOCOL,
  /** All else, such as a client that speaks no version or suite of ours. */
  OTHER;

  /** The label of metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads it off what was thrown: the libraries tell most of it in words alone. */
  public static HandshakeFailure of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      HandshakeFailure known = known(cause);
      if (known != OTHER) {
        return known;
      }
    }
    return OTHER;
  }

  private static HandshakeFailure known(Throwable cause) {
    String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return switch (cause) {
      case SslHandshakeTimeoutException _ -> TIMEOUT;
      case NotSslRecordException _ -> NOT_TLS;
      case CertificateException _, CertPathBuilderException _ -> CERTIFICATE;
      case ClosedChannelException _ -> CLOSED;
      case SSLException _ when words.contains("application protocol") -> PROTOCOL;
      case SSLException _ when ofMissingCertificate(words) -> CERTIFICATE;
      case SSLException _ when words.contains("http_request") || words.contains("wrong_version") ->
          NOT_TLS;
      case SSLException _ when words.contains("alert") -> REJECTED;
      case SSLException _ -> OTHER;
      case IOException _ -> CLOSED; // a reset, or another failure of the socket
      default -> OTHER;
    };
  }

  private static boolean ofMissingCertificate(String words) {
    return words.contains("peer_did_not_return_a_certificate")
        || words.contains("empty client certificate")
        || words.contains("certificate_verify_failed");
  }
}
