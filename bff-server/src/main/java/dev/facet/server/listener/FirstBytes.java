// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the connections of a listener begin with, which is looked at before Netty reads it: a PROXY
 * header, and TLS.
 *
 * @param proxied where a PROXY header comes first: how long all of it is waited for
 * @param inClearText where there is TLS: the response to a request without it
 */
record FirstBytes(Optional<Duration> proxied, Optional<Supplier<FullHttpResponse>> inClearText) {
  /** Has those of a connection that was just accepted looked at. */
  void guard(Channel accepted) {
    Optional<ClearTextGuard> tls = inClearText.map(ClearTextGuard::new);
    if (proxied.isPresent()) {
      var _ = accepted.pipeline().addFirst(new ProxyHeaderRules(proxied.get(), tls));
    } else {
      tls.ifPresent(guard -> accepted.pipeline().addFirst(guard));
    }
  }
}
