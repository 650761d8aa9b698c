// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

/**
 * The version of HTTP that a service is spoken to in.
 *
 * @param text {@code http1}, {@code http2} or {@code auto}
 */
public record HttpProtocol(String text) {
  /** HTTP/1.1 only (RFC 9112). */
  public static final HttpProtocol HTTP1 = new HttpProtocol("http1");

  /** HTTP/2 only (RFC 9113): by ALPN over TLS, by prior knowledge in clear text. */
  public static final HttpProtocol HTTP2 = new HttpProtocol("http2");

  /** Over TLS what the service prefers of the two (RFC 7301); HTTP/1.1 in clear text. */
  public static final HttpProtocol AUTO = new HttpProtocol("auto");

  /** Guards. */
  public HttpProtocol {
    if (!text.equals("http1") && !text.equals("http2") && !text.equals("auto")) {
      throw new IllegalArgumentException("http1, http2 or auto");
    }
  }

  /** Of the text in the file. */
  public static HttpProtocol valueOf(String text) {
    return new HttpProtocol(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
