// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static dev.facet.upstream.FakeDns.A;
import static dev.facet.upstream.FakeDns.AAAA;
import static dev.facet.upstream.FakeDns.SRV;
import static dev.facet.upstream.FakeDns.address;
import static dev.facet.upstream.FakeDns.srv;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.FakeDns;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.vertx.core.buffer.Buffer;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What name servers say that is no answer, or none that can be read. */
final class DnsFaultTest extends WithDns {
  private static final String SERVICE = "_http._tcp." + NAME;
  private static final String NONSENSE =
      "failed: its SRV records name no host that can be called (expected: letters, digits, hyphens"
          + " and dots, and a port)";

  /** A server that does not want to tell knows nothing of the name, neither good nor bad. */
  @ParameterizedTest
  @CsvSource({"1, FORMERR", "2, SERVFAIL", "4, NOTIMP", "5, REFUSED"})
  void anErrorOfANameServerIsToldAndTakesNoAddressAway(int code, String name) throws Exception {
    FakeDns.Zone rejected = new FakeDns.Zone(code, false, List.of());
    dns.on(NAME, A, rejected).on(NAME, AAAA, rejected);
    addresses(NAME, 80, null, null);
    assertEquals("failed: the name server says " + name, told.next());

    dns.on(NAME, A, address(NAME, 9, 10, 0, 0, 1)).on(NAME, AAAA, address(NAME, 9, new int[16]));
    timers.step();
    String both =
        "http://10.0.0.1:80 as http://users.internal:80, "
            + "http://[::]:80 as http://users.internal:80";
    assertEquals(both, told.next());

    dns.on(NAME, AAAA, rejected);
    timers.step();
    assertEquals(both, told.next());
    dns.on(NAME, A, rejected).on(NAME, AAAA, address(NAME, 9, new int[16]));
    timers.step();
    assertEquals(both, told.next());
  }

  /** The machine may just have no network: that says nothing about the name. */
  @Test
  void aNameServerThatDoesNotRespondSaysNothingOfTheName() {
    DnsNameResolverTimeoutException late =
        new DnsNameResolverTimeoutException(
            new InetSocketAddress(53), new DefaultDnsQuestion(NAME + ".", DnsRecordType.A), "late");

    DnsClientFault fault =
        DnsClientFault.of(new UnknownHostException().initCause(late), DnsResponseCode.NOERROR);

    assertEquals("no name server responded", fault.getMessage());
    assertEquals(false, fault.definite());
  }

  /** The name with a search domain may be the one that is meant. */
  @Test
  void looksInNoFurtherDomainWhereNobodyKnowsAnother() throws Exception {
    dns.on("users.shop.test", A, SERVFAIL)
        .on("users.shop.test", AAAA, SERVFAIL)
        .on("users", A, address("users", 9, 10, 0, 0, 1));
    addresses("users", 80, null, null);

    assertEquals("failed: the name server says SERVFAIL", told.next());
  }

  @Test
  void aNameThatDoesNotExistAnyMoreIsToldAfterAnErrorThatIsOver() throws Exception {
    dns.on(NAME, A, SERVFAIL).on(NAME, AAAA, SERVFAIL);
    addresses(NAME, 80, null, null);
    told.next();

    dns.on(NAME, A, NOTHING).on(NAME, AAAA, NOTHING);
    timers.step();
    assertEquals("failed: the name has no such record", told.next());
  }

  /** Of one family nothing is known, and of the other it is certain that there is none. */
  @Test
  void saysOfTheFamilyThatNobodyKnowsWhy() throws Exception {
    dns.on(NAME, A, NOTHING).on(NAME, AAAA, SERVFAIL);
    addresses(NAME, 80, null, null);
    assertEquals("failed: the name server says SERVFAIL", told.next());

    dns.on(NAME, A, SERVFAIL).on(NAME, AAAA, NOTHING);
    timers.step();
    assertEquals("failed: the name server says SERVFAIL", told.next());
  }

  @ParameterizedTest
  @CsvSource({
    "0000 0001 0050", // nothing behind the port
    "0000 0001", // no port
    "0000 0001 0050 3F 61", // a label that is longer than the record
    "0000 0001 0050 C0 FF", // a name that goes on beyond the message
    "0000 0001 0050 80 61" // a form of labels that there is not
  })
  void aRecordThatIsCutShortIsNoneAndItLooksAgain(String hex) throws Exception {
    FakeDns.Item broken = new FakeDns.Item(SERVICE, SRV, 30, bytes(hex));
    dns.on(SERVICE, SRV, broken);
    targets(SERVICE);
    assertEquals(NONSENSE, told.next());

    dns.on(SERVICE, SRV, broken, srv(SERVICE, 30, 0, 1, 80, "a.internal"));
    assertEquals(1_000, timers.step());
    assertEquals("http://a.internal:80", told.next());
  }

  @Test
  void targetsHoldAsLongAsTheShortestOfThem() throws Exception {
    dns.on(
        SERVICE,
        SRV,
        srv(SERVICE, 7, 0, 1, 80, "a.internal"),
        srv(SERVICE, 30, 0, 1, 80, "b.internal"));
    targets(SERVICE);
    told.next();

    assertEquals(7_000, timers.step());
  }

  private static Buffer bytes(String hex) {
    return Buffer.buffer(HexFormat.of().parseHex(hex.replace(" ", "")));
  }
}
