// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import io.netty.resolver.HostsFileEntriesProvider;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The addresses of a name, IPv4 and IPv6: those of the hosts file, or else of name servers. */
final class AddressSource extends DnsSource {
  /** How long what the hosts file says holds, in seconds. */
  private static final long HOSTS_TTL = 5;

  private final Vertx vertx;
  private final DnsSettings settings;
  private final Clients clients;
  private final String name;
  private final FoundUrls urls;
  private AddressFamily v4 = AddressFamily.NONE;
  private AddressFamily v6 = AddressFamily.NONE;

  /** The clients of name servers, one for each family. */
  record Clients(DnsQueries v4, DnsQueries v6) {}

  /**
   * A source.
   *
   * @param name as it is configured
   */
  AddressSource(
      WatchedLoop loop, DnsSettings settings, Clients clients, String name, FoundUrls urls) {
    super(loop);
    this.vertx = loop.vertx();
    this.settings = settings;
    this.clients = clients;
    this.name = name;
    this.urls = urls;
  }

  @Override
  public String place() {
    return "dns " + name;
  }

  @Override
  Future<Looked> lookOnce() {
    return vertx
        .executeBlocking(settings.files()::get, false)
        .compose(files -> {
          List<String> listed = listed(files.hosts());
          return listed.isEmpty()
              ? query(files.search().candidates(name), 0, "")
              : Future.succeededFuture(new Looked(urls.of(listed), HOSTS_TTL));
        });
  }

  @Override
  void release() {
    clients.v4().close();
    clients.v6().close();
  }

  private List<String> listed(HostsFileEntriesProvider hosts) {
    String known = name.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
    return Stream.of(hosts.ipv4Entries(), hosts.ipv6Entries())
        .flatMap(entries -> entries.getOrDefault(known, List.of()).stream())
        .map(DnsRecords::literal)
        .toList();
  }

  /** Tries one candidate after the other, as long as it is certain that they have no address. */
  private Future<Looked> query(List<String> candidates, int at, String said) {
    return Future.all(
            AddressFamily.of(clients.v4().addresses(candidates.get(at))),
            AddressFamily.of(clients.v6().addresses(candidates.get(at))))
        .compose(both -> {
          AddressFamily now4 = both.resultAt(0);
          AddressFamily now6 = both.resultAt(1);
          if (!now4.isNothing() || !now6.isNothing()) {
            return looked(now4, now6);
          }
          String first = said.isEmpty() ? now4.fault() : said;
          return at + 1 < candidates.size()
              ? query(candidates, at + 1, first)
              : Future.failedFuture(first);
        });
  }

  /** One family that is found is enough; the other one, where nobody knows, stays as it was. */
  private Future<Looked> looked(AddressFamily now4, AddressFamily now6) {
    if (now4.addresses().isEmpty() && now6.addresses().isEmpty()) {
      return Future.failedFuture(now4.isNothing() ? now6.fault() : now4.fault());
    }
    v4 = now4.after(v4);
    v6 = now6.after(v6);
    List<String> all = Stream.concat(v4.addresses().stream(), v6.addresses().stream()).toList();
    return Future.succeededFuture(new Looked(urls.of(all), Math.min(now4.ttl(), now6.ttl())));
  }
}
