// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * What one request came over and its response goes over: all of a connection of HTTP/1.1, or one
 * stream of HTTP/2. Nobody but its implementations knows which. Confined to the event loop of its
 * connection.
 */
interface ClientStream {
  /** Whether anything can follow a head that announces a body of no bytes. */
  boolean goesOn();

  /** What followed the body of a request that came over it; complete once that has ended. */
  MultiMap trailers(HttpServerRequest request);

  /** What waits of the body that is arriving. */
  UnreadBody unread();

  /** The request is accepted; from now on it is told what becomes of its body. */
  void accepted(InboundRequest request);

  /**
   * Gives a head what belongs to the connection.
   *
   * @param headers about to be written; changed
   * @param last whether the connection is wanted for no other request
   */
  void prepare(MultiMap headers, boolean last);

  /** The response is written as far as the gateway is concerned. */
  void responded();

  /**
   * Does with the rest of the upload, and with the connection, what has to be done behind a
   * response.
   *
   * @param written completes when the response is on its way
   * @param last whether the connection ends with the response
   */
  void settle(Future<Void> written, UnreadUpload upload, boolean last);

  /** Ends it behind the response, so that the client can read that. */
  void closeGently();

  /** Ends it in the middle of a response whose source failed: it never looks complete. */
  void breakOff();

  /** Ends it at once, in a way that no client takes for the end of a body. */
  void reset();

  /** Whether the end of the connection is the end of the body that is being written. */
  void resetOnClose(boolean broken);

  /** Whether the client can still be there when the response is written and this is closed. */
  boolean outlivesResponse();

  /**
   * Writes an interim response.
   *
   * @param to whose head is not written yet
   */
  void interim(int status, MultiMap headers, HttpServerResponse to);

  /** What the request asks for beside its response does not come about: HTTP goes on. */
  default void stay() {}

  /**
   * Becomes a tunnel: it is HTTP no more, and nothing here concerns what it becomes.
   *
   * @param agreement sent to the client first
   */
  void change(TunnelAgreement agreement);

  /**
   * The status that is sent in place of one, where that would say something else to this client
   * than was meant.
   */
  default int statusOnWire(int status) {
    return status;
  }

  /** Runs something when what has arrived of all connections has been looked at. */
  void soon(Runnable task);
}
