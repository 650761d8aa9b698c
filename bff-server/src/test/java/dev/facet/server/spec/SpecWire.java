// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.spec;

import dev.facet.server.GatewayFixture;
import dev.facet.server.RawConnection;
import dev.facet.server.page.PageBlock;
import java.io.IOException;

/**
 * What a request of a page is sent over.
 *
 * @param listener the one of TLS; empty: the public one, without TLS
 * @param certificate that the client shows; empty: none
 */
record SpecWire(String listener, String certificate) {
  /** What an info string says: {@code over secure with tls/ada}. */
  static SpecWire of(PageBlock block) {
    return new SpecWire(block.behind("over"), block.behind("with"));
  }

  /** A connection to a host. */
  RawConnection connect(GatewayFixture gateway, String host) throws IOException {
    return listener.isEmpty()
        ? gateway.connect()
        : new RawConnection(
            SpecCertificates.client(certificate)
                .open(gateway.gateway().port(listener), host.replaceFirst(":\\d+$", "")));
  }
}
