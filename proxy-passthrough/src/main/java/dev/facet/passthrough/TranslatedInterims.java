// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.upstream.CallOrigin;
import io.vertx.core.MultiMap;
import java.util.Map;

/**
 * Who makes a request that is forwarded; what a service says before its response names public
 * places, as the response will: browsers fetch what the Link of a 103 says (RFC 8297).
 *
 * @param client who makes the request
 */
record TranslatedInterims(CallOrigin client, ResponseTranslation translation)
    implements CallOrigin {
  @Override
  public String clientIp() {
    return client.clientIp();
  }

  @Override
  public String identity() {
    return client.identity();
  }

  @Override
  public String correlationId() {
    return client.correlationId();
  }

  @Override
  public Map<String, Object> claims() {
    return client.claims();
  }

  @Override
  public void failedOver(String service) {
    client.failedOver(service);
  }

  @Override
  public void interim(int status, MultiMap headers) {
    translation.translateInterim(headers);
    client.interim(status, headers);
  }
}
