// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

/** What TLS has to do with a failed call. */
public enum TlsFailure {
  /** Nothing. */
  NONE(""),
  /** The two sides have no version or cipher in common, or one breaks the rules. */
  PROTOCOL("tls_protocol_error"),
  /** The service's certificate is not trusted. */
  CERTIFICATE("tls_certificate_error"),
  /** The service said that it ends the connection, and why; so it rejects clients' certificates. */
  ALERT("tls_alert_received");

  private final String proxyError;

  TlsFailure(String proxyError) {
    this.proxyError = proxyError;
  }

  /** The proxy error type of RFC 9209, section 2.3; empty where it is not TLS that failed. */
  public String proxyError() {
    return proxyError;
  }
}
