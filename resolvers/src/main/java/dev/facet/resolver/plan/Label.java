// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import java.nio.charset.StandardCharsets;

/** A key of the response as it stands in JSON, ready to be copied: {@code ,"name":}. */
public final class Label {
  private final byte[] json;

  private Label(byte[] json) {
    this.json = json;
  }

  /** The label of a response key: a GraphQL name, so ASCII. */
  static Label of(String responseKey) {
    return new Label((",\"" + responseKey + "\":").getBytes(StandardCharsets.US_ASCII));
  }

  /** How many bytes it takes, the comma included. */
  public int length() {
    return json.length;
  }

  /**
   * Copies it.
   *
   * @param from 0 for all of it, 1 to leave out the comma
   * @param to where to
   * @param at the place of the first byte there
   */
  public void copy(int from, byte[] to, int at) {
    System.arraycopy(json, from, to, at, json.length - from);
  }
}
