// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsQueryLifecycleObserver;
import io.netty.resolver.dns.DnsQueryLifecycleObserverFactory;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Remembers with what code a name server did not answer: of a resolver's failures only some tell.
 * Confined to the resolver's event loop.
 */
final class SaidCodes implements DnsQueryLifecycleObserverFactory, DnsQueryLifecycleObserver {
  private DnsResponseCode last = DnsResponseCode.NOERROR;

  /** Forgets. */
  void begin() {
    last = DnsResponseCode.NOERROR;
  }

  /** The latest since {@link #begin}; {@code NOERROR} for none. */
  DnsResponseCode last() {
    return last;
  }

  @Override
  public DnsQueryLifecycleObserver newDnsQueryLifecycleObserver(DnsQuestion question) {
    return this;
  }

  @Override
  public DnsQueryLifecycleObserver queryNoAnswer(DnsResponseCode code) {
    last = code;
    return this;
  }

  @Override
  public void queryFailed(Throwable cause) {}

  @Override
  public void queryWritten(InetSocketAddress server, ChannelFuture written) {}

  @Override
  public void queryCancelled(int queriesRemaining) {}

  @Override
  public DnsQueryLifecycleObserver queryRedirected(List<InetSocketAddress> servers) {
    return this;
  }

  @Override
  public DnsQueryLifecycleObserver queryCNAMEd(DnsQuestion alias) {
    return this;
  }

  @Override
  public void querySucceed() {}
}
