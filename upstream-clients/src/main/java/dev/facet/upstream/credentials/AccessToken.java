// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.credentials;

/** A token as an authorization server issued it (RFC 6749, section 5.1). Its value is a secret. */
public final class AccessToken {
  /** When a token is renewed, in percent of its life. */
  private static final int RENEWED_AT = 80;

  /** How much earlier it may be by chance, in percent of its life. */
  private static final int JITTER = 10;

  private final String value;
  private final long issuedAt;
  private final long lifeNanos;
  private volatile boolean accepted;

  AccessToken(String value, long issuedAt, long lifeNanos) {
    this.value = value;
    this.issuedAt = issuedAt;
    this.lifeNanos = lifeNanos;
  }

  /** The value of {@code Authorization} (RFC 6750, section 2.1). */
  public String header() {
    return "Bearer " + value;
  }

  String value() {
    return value;
  }

  boolean expired(long now) {
    return now - issuedAt >= lifeNanos;
  }

  /**
   * When it is renewed in the background: replicas that have theirs since the same time do so at
   * different ones.
   *
   * @param chance from 0 to 1
   * @return nanoseconds from now on, between 70 and 80 % of its life; 0 where that is over
   */
  long renewedIn(long now, double chance) {
    double part = (RENEWED_AT - JITTER * chance) / 100;
    return Math.max(0, (long) (lifeNanos * part) - (now - issuedAt));
  }

  boolean due(long now) {
    return now - issuedAt >= lifeNanos / 100 * RENEWED_AT;
  }

  /** Whether a service has taken it. */
  boolean accepted() {
    return accepted;
  }

  void accept() {
    if (!accepted) {
      accepted = true;
    }
  }

  /** Not the value. */
  @Override
  public String toString() {
    return "***";
  }
}
