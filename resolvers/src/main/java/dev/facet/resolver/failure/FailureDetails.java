// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.resolver.error.LoadFailure;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The details of the failed calls of one operation, for a response that may tell them. They are
 * kept beside the failures, which go to every client.
 */
public final class FailureDetails implements CallFailures {
  private final Redactions redactions;
  private final FailureLog log;
  private final boolean logged;
  private final IdentityHashMap<LoadFailure, Map<String, Object>> details = new IdentityHashMap<>();

  /**
   * No failures yet.
   *
   * @param log is told of each call too
   * @param logged whether the log is told the details
   */
  public FailureDetails(Redactions redactions, FailureLog log, boolean logged) {
    this.redactions = redactions;
    this.log = log;
    this.logged = logged;
  }

  @Override
  public void failed(FailedCall failed) {
    Redaction redaction = redactions.of(failed.call(), failed.sent().headers());
    Map<String, Object> detail = FailureDetail.of(failed, redaction);
    details.put(failed.failure(), detail);
    log.failed(failed, logged ? detail : Map.of());
  }

  @Override
  public void unfit(String field, LoadFailure failure) {
    log.unfit(field, failure);
  }

  @Override
  public Map<String, Object> details(LoadFailure failure) {
    return details.getOrDefault(failure, Map.of());
  }
}
