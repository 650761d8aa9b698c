// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tunnel;

/** Why a WebSocket is closed, where it is the gateway that closes it (RFC 6455, section 7.4). */
public enum CloseCode {
  /** The gateway stops. */
  SHUTTING_DOWN(1001, "the gateway stops"),
  /** Nothing has passed for too long. */
  IDLE(1001, "idle for too long"),
  /** A reload has changed the route, or there is none any more. */
  ROUTE_CHANGED(1012, "the route has changed"),
  /** The token of its principal has expired. */
  TOKEN_EXPIRED(4401, "the token has expired");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  /** As the client is told it. */
  int code() {
    return code;
  }

  /** As the client is told it; ASCII, of 123 characters at most. */
  String reason() {
    return reason;
  }
}
