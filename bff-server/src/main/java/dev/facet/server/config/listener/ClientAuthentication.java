// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.listener;

/** Whether clients need a certificate to connect. What they show is verified in either case. */
public enum ClientAuthentication {
  /** The handshake fails without one. */
  REQUIRED,
  /** A client may connect without one; policies see that it has none. */
  OPTIONAL
}
