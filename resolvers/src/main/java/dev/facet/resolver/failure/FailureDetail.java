// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.upstream.ResponseBody;
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
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("method", failed.call().verb().name());
    detail.put("url", redaction.url(failed.delivery().endpoint() + failed.sent().target()));
    detail.put("attempts", failed.delivery().attempts());
    detail.put("cause", redaction.text(FailureCause.of(failed)));
    if (failed.end() instanceof FailedCall.End.Responded(var response)) {
      detail.put("status", response.status());
      detail.put("contentType", FailureCause.contentType(failed));
      detail.put("body", cut(redaction.text(beginning(response.body())).strip()));
    }
    return detail;
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
