// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

/** What became of the copy of a request. */
public enum MirrorOutcome {
  /** The second service responded, with whatever status. */
  RESPONDED("responded", "responded"),
  /** It was sent, and there was no response. */
  FAILED("failed", "no response"),
  /** The time for it was over. */
  TIMED_OUT("timed_out", "not over in time"),
  /** It was not sent: its body is too long. */
  TOO_LARGE("too_large", "the body is longer than maxBody"),
  /** It was not sent: there were as many copies as there may be. */
  BUSY("busy", "as many copies as max are under way"),
  /** It was not sent: the client's body broke off. */
  INCOMPLETE("incomplete", "the client's body broke off");

  private final String label;
  private final String words;

  MirrorOutcome(String label, String words) {
    this.label = label;
    this.words = words;
  }

  /** What metrics call it. */
  public String label() {
    return label;
  }

  /** What logs call it. */
  public String words() {
    return words;
  }
}
