// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.config.listener.ManagementConfig;
import dev.facet.upstream.config.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What listeners can be bound to. */
class ListenerAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "127.0.0.1",
        "::",
        "::1",
        "fe80::1%eth0",
        "localhost",
        "gateway-1",
        "a.b.internal",
        "my_service",
        "1a.example",
        "host.example."
      })
  void areAddressesAndNamesOfHosts(String address) {
    assertEquals(address, new ManagementConfig(null, address).address());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "0",
        "1",
        "99999999999999999999",
        "127.1",
        "1.2.3.4.5",
        "256.1.1.1",
        "010.0.0.1",
        "0x7f000001",
        "a.0x1",
        "-a",
        "a-",
        "a..b",
        ".a",
        "a b",
        "",
        ":",
        "1::2::3",
        "::1%",
        "[::1]",
        "%eth0",
        "127.0.0.1%eth0",
        "a:80",
        "a.1"
      })
  void areNothingThatResolversReadInTheirOwnWays(String address) {
    IllegalArgumentException rejection =
        assertThrows(IllegalArgumentException.class, () -> new ManagementConfig(null, address));

    assertTrue(String.valueOf(rejection.getMessage()).startsWith("address: "), "" + rejection);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb", "\u00e4", "a\u007f"})
  void tokensAreWhatAHeaderCarriesInOnePieceAndAreNotShown(String token) {
    IllegalArgumentException rejection =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ManagementConfig(null, null, new Secret(token)));

    assertTrue(String.valueOf(rejection.getMessage()).startsWith("token: *** ("), "" + rejection);
  }
}
