// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import dev.facet.http.FieldLists;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;

/** What headers say of a body that is changed, before and after. */
final class JsonBody {
  private static final List<String> DIGESTS =
      List.of("content-md5", "digest", "content-digest", "repr-digest", "accept-ranges");

  private JsonBody() {}

  /** Whether a body is JSON: {@code application/json}, or a type with the suffix {@code +json}. */
  static boolean isJson(MultiMap headers) {
    String type = headers.get(HttpHeaders.CONTENT_TYPE);
    if (type == null) {
      return false;
    }
    int end = type.indexOf(';');
    String name = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return name.equals("application/json") || name.endsWith("+json");
  }

  /** Whether its bytes are those of the JSON: not compressed. */
  static boolean isPlain(MultiMap headers) {
    List<String> codings = FieldLists.members(headers.getAll(HttpHeaders.CONTENT_ENCODING));
    return codings.stream().allMatch(coding -> coding.equalsIgnoreCase("identity"));
  }

  /** Makes headers those of other bytes with the same meaning: an entity tag becomes a weak one. */
  static void changed(MultiMap headers) {
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    DIGESTS.forEach(headers::remove);
    weaken(headers);
  }

  /** Makes an entity tag a weak one (RFC 9110, section 8.8.1). */
  static void weaken(MultiMap headers) {
    String tag = headers.get(HttpHeaders.ETAG);
    if (tag != null && tag.startsWith("\"")) {
      headers.set(HttpHeaders.ETAG, "W/" + tag);
    }
  }
}
