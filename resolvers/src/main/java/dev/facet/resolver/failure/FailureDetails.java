// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.RestCall;
import dev.facet.upstream.UpstreamResponse;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
  private final IdentityHashMap<Received, Map<String, Object>> ofResponses =
      new IdentityHashMap<>();

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
    Redaction redaction = redactions.of(failed.call(), failed.sent());
    Map<String, Object> detail = FailureDetail.of(failed, redaction);
    details.put(failed.failure(), detail);
    log.failed(failed, logged ? detail : Map.of());
  }

  @Override
  public void received(RestCall call, FailedCall.Sent sent, UpstreamResponse response) {
    log.received(call, sent, response);
  }

  @Override
  public void unfit(Misfit misfit) {
    List<Received> received = log.responses().of(misfit.calls());
    if (received.size() == 1) {
      Map<String, Object> detail =
          new LinkedHashMap<>(ofResponses.computeIfAbsent(received.getFirst(), this::detail));
      detail.put("cause", FailureCause.of(misfit.failure()));
      details.put(misfit.failure(), detail);
    }
    log.unfit(misfit, logged ? details(misfit.failure()) : Map.of());
  }

  private Map<String, Object> detail(Received received) {
    return FailureDetail.of(received, redactions.of(received.call(), received.sent()));
  }

  @Override
  public Map<String, Object> details(LoadFailure failure) {
    return details.getOrDefault(failure, Map.of());
  }
}
