// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import dev.facet.http.DigestFields;
import dev.facet.http.EntityTags;
import dev.facet.http.FieldLists;
import dev.facet.http.MediaType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** What headers say of a body that may be changed. */
final class JsonBody {
  private JsonBody() {}

  /**
   * Whether a body is JSON, or written in JSON, or could be taken for that: where there are several
   * types, readers may go by any of them.
   */
  static boolean isJson(MultiMap headers) {
    return headers.contains(HttpHeaders.CONTENT_TYPE)
        && FieldLists.members(headers.getAll(HttpHeaders.CONTENT_TYPE)).stream()
            .anyMatch(type -> MediaType.isJson(MediaType.essence(type)));
  }

  /** Makes headers those of other bytes with the same meaning: an entity tag becomes a weak one. */
  static void changed(MultiMap headers) {
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    headers.remove(HttpHeaderNames.ACCEPT_RANGES);
    DigestFields.remove(headers);
    EntityTags.weaken(headers);
  }
}
