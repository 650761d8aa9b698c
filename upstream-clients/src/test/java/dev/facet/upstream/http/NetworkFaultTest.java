// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

final class NetworkFaultTest {
  /** As native transports have them, of a class of their own. */
  private static final class NativeFault extends IOException {
    private static final long serialVersionUID = 1;

    private NativeFault(String message) {
      super(message);
    }
  }

  @Test
  void systemsWordsAreToldWithoutTheNameOfItsCall() {
    String words = "Connection refused: /10.0.0.9:8080";
    String fault = "finishConnect(..) failed with error(-111): " + words;

    assertEquals(words, NetworkFault.words(new ConnectException(words)));
    assertEquals(words, NetworkFault.words(new ConnectException(fault)));
    assertEquals(
        "Connection reset by peer",
        NetworkFault.words(new NativeFault("recvAddress(..) failed: Connection reset by peer")));
  }

  @Test
  void wordsOfOtherClassesAreNotTold() {
    assertEquals("NativeFault", NetworkFault.words(new NativeFault("token=abc")));
    assertEquals(
        "NativeFault", NetworkFault.words(new NativeFault("got read(..) failed: token=abc")));
  }
}
