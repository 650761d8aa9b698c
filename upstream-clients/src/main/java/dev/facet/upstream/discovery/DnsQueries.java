// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;

/**
 * Asks name servers for records of one kind, over UDP and, for what is cut short, TCP; nothing is
 * remembered. Aliases are followed, search domains are not looked in. Confined to its event loop.
 */
final class DnsQueries {
  private static final int MAX_QUERIES = 16;

  private final DnsNameResolver resolver;
  private final ShortestTtl ttl = new ShortestTtl();
  private final SaidCodes said = new SaidCodes();

  /**
   * A client of name servers.
   *
   * @param types the family of addresses; of no meaning for SRV
   */
  DnsQueries(
      EventLoop loop, Transport transport, DnsSettings settings, ResolvedAddressTypes types) {
    this.resolver =
        new DnsNameResolverBuilder(loop)
            .datagramChannelFactory(transport.datagramChannelFactory())
            .socketChannelFactory(
                () -> (SocketChannel) transport.channelFactory(false).newChannel())
            .resolveCache(ttl)
            .cnameCache(ttl)
            .dnsQueryLifecycleObserverFactory(said)
            .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE)
            .consolidateCacheSize(0)
            .resolvedAddressTypes(types)
            .hostsFileEntriesResolver((_, _) -> null)
            .maxQueriesPerResolve(MAX_QUERIES)
            .queryTimeoutMillis(settings.patience().toMillis())
            .nameServerProvider(
                settings.servers().isEmpty()
                    ? DnsServerAddressStreamProviders.platformDefault()
                    : new SequentialDnsServerAddressStreamProvider(
                        settings.servers().toArray(InetSocketAddress[]::new)))
            .build();
  }

  /**
   * The addresses of a name, of the family of this client.
   *
   * @param name with a dot at its end
   * @return one or more; fails with {@link DnsClientFault}
   */
  Future<DnsRecords<String>> addresses(String name) {
    ttl.begin();
    said.begin();
    return ours(resolver.resolveAll(name), this::addresses);
  }

  private DnsRecords<String> addresses(List<InetAddress> found) {
    return new DnsRecords<>(found.stream().map(DnsRecords::literal).toList(), ttl.seconds());
  }

  /**
   * The services of a name.
   *
   * @return one or more, but for those that are malformed; fails with {@link DnsClientFault}
   */
  Future<DnsRecords<DnsRecords.Srv>> services(String name) {
    said.begin();
    return ours(
        resolver.resolveAll(new DefaultDnsQuestion(name, DnsRecordType.SRV)),
        (List<DnsRecord> found) -> DnsRecords.services(found));
  }

  /** Completes whatever a name server sends: what cannot be read fails, too. */
  private <N, T> Future<T> ours(io.netty.util.concurrent.Future<N> theirs, Function<N, T> reader) {
    Promise<N> ours = Promise.promise();
    var _ =
        theirs.addListener(_ -> {
          if (theirs.isSuccess()) {
            ours.complete(theirs.getNow());
          } else {
            ours.fail(DnsClientFault.of(theirs.cause(), said.last()));
          }
        });
    return ours.future().map(reader);
  }

  void close() {
    resolver.close();
  }
}
