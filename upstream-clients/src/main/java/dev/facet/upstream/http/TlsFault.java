// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.TlsFailure;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXReason;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Says why TLS to a service does not come about. The outermost exception says that it does not, the
 * innermost one why.
 */
final class TlsFault {
  private static final String UNKNOWN_AUTHORITY =
      "the service's certificate is of an unknown authority";

  private TlsFault() {}

  /**
   * The reason.
   *
   * @param causes from the innermost to the outermost
   * @return empty where TLS is not what fails
   */
  static String words(List<Throwable> causes) {
    if (causes.stream().noneMatch(TlsFault::isOfTls)) {
      return "";
    }
    return causes.stream()
        .map(TlsFault::reason)
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .orElse("the handshake failed");
  }

  /**
   * What TLS has to do with it.
   *
   * @param causes in any order
   */
  static TlsFailure kind(List<Throwable> causes) {
    if (causes.stream().anyMatch(TlsFault::isOfCertificate)) {
      return TlsFailure.CERTIFICATE;
    }
    if (causes.stream().anyMatch(TlsFault::isAlert)) {
      return TlsFailure.ALERT;
    }
    return causes.stream().anyMatch(TlsFault::isOfTls) ? TlsFailure.PROTOCOL : TlsFailure.NONE;
  }

  private static boolean isOfCertificate(Throwable cause) {
    return cause instanceof CertificateException
        || cause instanceof CertPathBuilderException
        || cause instanceof CertPathValidatorException
        || cause instanceof SSLPeerUnverifiedException;
  }

  /** The JDK tells it in words alone. */
  private static boolean isAlert(Throwable cause) {
    return cause instanceof SSLException
        && String.valueOf(cause.getMessage()).contains("Received fatal alert");
  }

  private static boolean isOfTls(Throwable cause) {
    return cause instanceof SSLException || cause instanceof CertificateException;
  }

  private static String reason(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return switch (cause) {
      case CertificateExpiredException _ ->
          "the service's certificate has expired (" + message + ")";
      case CertificateNotYetValidException _ ->
          "the service's certificate is not valid yet (" + message + ")";
      case CertificateRevokedException _ -> "the service's certificate is revoked";
      case CertPathBuilderException _ -> UNKNOWN_AUTHORITY;
      case CertPathValidatorException path -> reason(path.getReason());
      case CertificateException other -> ofCertificate(other, message);
      case NotSslRecordException _ -> "the service does not speak TLS at this port";
      case SSLException _ when message.contains("no_application_protocol") ->
          "the service does not speak HTTP/2 (ALPN)";
      case SSLException _ -> message;
      case ClosedChannelException _ -> "the service closed the connection in the handshake";
      case IOException _ -> message;
      default -> "";
    };
  }

  private static String reason(CertPathValidatorException.Reason reason) {
    if (reason == PKIXReason.NO_TRUST_ANCHOR) {
      return UNKNOWN_AUTHORITY;
    }
    return switch (reason) {
      case BasicReason.EXPIRED -> "the service's certificate has expired";
      case BasicReason.NOT_YET_VALID -> "the service's certificate is not valid yet";
      case BasicReason.REVOKED -> "the service's certificate is revoked";
      case BasicReason.INVALID_SIGNATURE -> "the signature of the service's certificate is invalid";
      case BasicReason.ALGORITHM_CONSTRAINED ->
          "the service's certificate uses an algorithm or a key that is too weak";
      default -> "the service's certificate is not trusted (" + reason + ")";
    };
  }

  /** The check of the host name throws the plain class; its text has names of the certificate. */
  private static String ofCertificate(CertificateException fault, String message) {
    return fault.getClass() == CertificateException.class
        ? "the service's certificate is for another host name: " + message
        : "the service's certificate is not trusted: " + message;
  }
}
