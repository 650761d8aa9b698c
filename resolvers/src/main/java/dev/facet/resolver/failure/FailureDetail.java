// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.RestCall;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.ResponseBody;
import dev.facet.upstream.UpstreamResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The details of a failed call for an entitled client: target and response, secrets starred. */
final class FailureDetail {
  /** Characters of a body that are shown. */
  private static final int SHOWN = 200;

  /** Bytes that are looked at, so that a secret on the edge of what is shown is found whole. */
  private static final int LOOKED_AT = 4_096;

  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]+");

  private FailureDetail() {}

  /** Plain JSON by name. */
  static Map<String, Object> of(FailedCall failed, Redaction redaction) {
    Map<String, Object> detail =
        request(failed.call(), failed.sent(), failed.delivery(), redaction);
    detail.put("cause", redaction.text(FailureCause.of(failed)));
    if (failed.end() instanceof FailedCall.End.Responded(var response)) {
      addResponse(response, redaction, detail);
    } else if (FailureCause.status(failed) != 0) {
      detail.put("status", FailureCause.status(failed));
      detail.put("contentType", FailureCause.contentType(failed));
    }
    return detail;
  }

  /** The same for a response that could be read, without a cause. */
  static Map<String, Object> of(Received received, Redaction redaction) {
    Map<String, Object> detail =
        request(received.call(), received.sent(), received.response().delivery(), redaction);
    addResponse(received.response(), redaction, detail);
    return detail;
  }

  private static Map<String, Object> request(
      RestCall call, FailedCall.Sent sent, Delivery delivery, Redaction redaction) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("method", call.verb().name());
    detail.put("url", redaction.url(delivery.endpoint() + sent.target()));
    detail.put("attempts", delivery.attempts());
    return detail;
  }

  private static void addResponse(
      UpstreamResponse response, Redaction redaction, Map<String, Object> detail) {
    detail.put("status", response.status());
    detail.put("contentType", FailureCause.contentType(response));
    detail.put("body", cut(redaction.text(beginning(response.body())).strip()));
  }

  private static String cut(String body) {
    return body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "…";
  }

  /** As UTF-8, with a space for each run of what cannot be printed. */
  private static String beginning(ResponseBody body) {
    try (InputStream bytes = body.stream()) {
      String text = new String(bytes.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
      return UNPRINTABLE.matcher(text).replaceAll(" ");
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }
}
