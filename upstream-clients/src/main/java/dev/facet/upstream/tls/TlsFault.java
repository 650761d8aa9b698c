// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.tls;

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
 * Says why TLS to a peer, such as a service, does not come about. The outermost exception says that
 * it does not, the innermost one why.
 */
public final class TlsFault {
  private final String peer;

  private TlsFault(String peer) {
    this.peer = peer;
  }

  /**
   * The reason.
   *
   * @param causes from the innermost to the outermost
   * @param peer whom TLS was spoken to, such as {@code the service}
   * @return empty where TLS is not what fails
   */
  public static String words(List<Throwable> causes, String peer) {
    if (causes.stream().noneMatch(TlsFault::isOfTls)) {
      return "";
    }
    return causes.stream()
        .map(new TlsFault(peer)::reason)
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .orElse("the handshake failed");
  }

  /**
   * What TLS has to do with it.
   *
   * @param causes in any order
   */
  public static TlsFailure kind(List<Throwable> causes) {
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

  private String reason(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return switch (cause) {
      case CertificateExpiredException _ -> peer + "'s certificate has expired (" + message + ")";
      case CertificateNotYetValidException _ ->
          peer + "'s certificate is not valid yet (" + message + ")";
      case CertificateRevokedException _ -> peer + "'s certificate is revoked";
      case CertPathBuilderException _ -> peer + "'s certificate is of an unknown authority";
      case CertPathValidatorException path -> reason(path.getReason());
      case CertificateException other -> ofCertificate(other, message);
      case NotSslRecordException _ -> peer + " does not speak TLS at this port";
      case SSLException _ when message.contains("no_application_protocol") ->
          peer + " does not speak HTTP/2 (ALPN)";
      case SSLException _ -> message;
      case ClosedChannelException _ -> peer + " closed the connection in the handshake";
      case IOException _ -> message;
      default -> "";
    };
  }

  private String reason(CertPathValidatorException.Reason reason) {
    if (reason == PKIXReason.NO_TRUST_ANCHOR) {
      return peer + "'s certificate is of an unknown authority";
    }
    return switch (reason) {
      case BasicReason.EXPIRED -> peer + "'s certificate has expired";
      case BasicReason.NOT_YET_VALID -> peer + "'s certificate is not valid yet";
      case BasicReason.REVOKED -> peer + "'s certificate is revoked";
      case BasicReason.INVALID_SIGNATURE ->
          "the signature of " + peer + "'s certificate is invalid";
      case BasicReason.ALGORITHM_CONSTRAINED ->
          peer + "'s certificate uses an algorithm or a key that is too weak";
      default -> peer + "'s certificate is not trusted (" + reason + ")";
    };
  }

  /** The check of the host name throws the plain class; its text has names of the certificate. */
  private String ofCertificate(CertificateException fault, String message) {
    return fault.getClass() == CertificateException.class
        ? peer + "'s certificate is for another host name: " + message
        : peer + "'s certificate is not trusted: " + message;
  }
}
