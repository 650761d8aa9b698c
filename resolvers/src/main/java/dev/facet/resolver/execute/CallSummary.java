// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.CallLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code extensions.facet} says of the calls an operation made. */
final class CallSummary {
  private static final double NANOS_PER_MILLI = 1e6;

  private CallSummary() {}

  static Map<String, Object> of(CallLog log) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("waves", log.waves());
    summary.put("loads", log.loads());
    summary.put("calls", log.entries().size());
    List<Map<String, Object>> calls = new ArrayList<>();
    for (CallLog.Entry entry : log.entries()) {
      Map<String, Object> call = new LinkedHashMap<>();
      call.put("wave", entry.wave());
      call.put("service", entry.service());
      call.put("request", entry.request());
      if (entry.keys() > 0) {
        call.put("keys", entry.keys());
      }
      call.put("status", entry.status());
      call.put("ms", Math.round(entry.nanos() / NANOS_PER_MILLI * 10) / 10.0);
      call.put("bytes", entry.bytes());
      calls.add(call);
    }
    summary.put("upstream", calls);
    return summary;
  }
}
