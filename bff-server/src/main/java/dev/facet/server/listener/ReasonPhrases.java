// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.vertx.core.http.HttpServerResponse;

/**
 * Registered phrases of statuses that Netty has none for, or one of before RFC 9110 (section 15.1):
 * it would write what a class of statuses is called, and the number.
 */
final class ReasonPhrases {
  private ReasonPhrases() {}

  /** Sets a status with its phrase. */
  static void set(HttpServerResponse response, int status) {
    response.setStatusCode(status);
    switch (status) {
      case 208 -> response.setStatusMessage("Already Reported");
      case 226 -> response.setStatusMessage("IM Used");
      case 413 -> response.setStatusMessage("Content Too Large");
      case 414 -> response.setStatusMessage("URI Too Long");
      case 416 -> response.setStatusMessage("Range Not Satisfiable");
      case 422 -> response.setStatusMessage("Unprocessable Content");
      case 451 -> response.setStatusMessage("Unavailable For Legal Reasons");
      case 508 -> response.setStatusMessage("Loop Detected");
      default -> {}
    }
  }
}
