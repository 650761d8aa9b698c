// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.count;

/** What a request came to, coarsely enough to be counted by. */
public enum StatusClass {
  /** A status from 100 to 299. */
  SUCCESS("2xx"),
  /** A status from 300 to 399. */
  REDIRECT("3xx"),
  /** A status from 400 to 499. */
  CLIENT_ERROR("4xx"),
  /** A status from 500. */
  SERVER_ERROR("5xx"),
  /** The client left before there was a response. */
  NONE("none");

  private final String label;

  StatusClass(String label) {
    this.label = label;
  }

  /** What metrics call it. */
  public String label() {
    return label;
  }

  /**
   * The class of a status.
   *
   * @param status 0 for none
   */
  static StatusClass of(int status) {
    if (status == 0) {
      return NONE;
    }
    if (status < 300) {
      return SUCCESS;
    }
    if (status < 400) {
      return REDIRECT;
    }
    return status < 500 ? CLIENT_ERROR : SERVER_ERROR;
  }
}
