// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import dev.facet.upstream.TestPem;
import dev.facet.upstream.config.PemAuthorities;
import dev.facet.upstream.config.PemFile;
import dev.facet.upstream.config.PemIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A client of TLS that trusts one authority, and asks for what a test says. */
public final class TlsClient {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final char[] PASSPHRASE = "in memory".toCharArray();

  private final TrustManager[] trusted;
  private final KeyManager @Nullable [] keys;

  private TlsClient(TrustManager[] trusted, KeyManager @Nullable [] keys) {
    this.trusted = trusted.clone();
    this.keys = keys;
  }

  private static TrustManager[] trusted(TestPem authority) throws IOException {
    return PemAuthorities.trusting(read(authority.ca())).getTrustManagers();
  }

  /** A client without a certificate. */
  public static TlsClient trusting(TestPem authority) throws IOException {
    return new TlsClient(trusted(authority), null);
  }

  /** A client with one. */
  public static TlsClient showing(TestPem authority, TestPem.Signed own)
      throws IOException, GeneralSecurityException {
    return trusting(authority).with(own);
  }

  /** The same with a certificate. */
  TlsClient with(TestPem.Signed own) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    PemIdentity identity = PemIdentity.of(read(own.cert()), read(own.key()));
    store.setKeyEntry(
        "own", identity.key(), PASSPHRASE, identity.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory shown = KeyManagerFactory.getInstance("SunX509");
    shown.init(store, PASSPHRASE);
    return new TlsClient(trusted, shown.getKeyManagers());
  }

  /** A client whose chain goes on with the last certificate of its own, over and over. */
  public static TlsClient showing(TestPem authority, TestPem.Signed own, int chain)
      throws IOException {
    PemIdentity identity = PemIdentity.of(read(own.cert()), read(own.key()));
    List<X509Certificate> all = new ArrayList<>(identity.chain());
    while (all.size() < chain) {
      all.add(all.getLast());
    }
    X509ExtendedKeyManager keys =
        new X509ExtendedKeyManager() {
          @Override
          public String chooseClientAlias(
              String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return "own";
          }

          @Override
          public X509Certificate[] getCertificateChain(String alias) {
            return all.toArray(X509Certificate[]::new);
          }

          @Override
          public PrivateKey getPrivateKey(String alias) {
            return identity.key();
          }

          @Override
          public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {"own"};
          }

          @Override
          public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
          }

          @Override
          public @Nullable String chooseServerAlias(
              String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
          }
        };
    return new TlsClient(trusted(authority), new KeyManager[] {keys});
  }

  /** A client of HTTP/2, or what it agrees on. */
  public HttpClient http() throws IOException {
    return HttpClient.newBuilder().sslContext(context()).build();
  }

  /** What a file holds, as the configuration reads it. */
  public static PemFile read(Path file) throws IOException {
    return new PemFile(file.getFileName().toString(), Files.readString(file));
  }

  /** One context for each connection: sessions of another name would be resumed. */
  SSLContext context() throws IOException {
    try {
      SSLContext made = SSLContext.getInstance("TLS");
      made.init(keys, trusted, null);
      return made;
    } catch (GeneralSecurityException fault) {
      throw new IOException(fault);
    }
  }

  /**
   * A connection whose handshake is still to be made.
   *
   * @param serverName asked for; empty for none
   */
  public SSLSocket open(int port, String serverName) throws IOException {
    return open(context(), port, serverName);
  }

  /** The same with the sessions of a context. */
  SSLSocket open(SSLContext context, int port, String serverName) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    return asking(socket, serverName);
  }

  /** The same on a connection on which something may have been sent before. */
  public SSLSocket over(Socket connected, String serverName) throws IOException {
    return asking(
        (SSLSocket)
            context()
                .getSocketFactory()
                .createSocket(connected, serverName, connected.getPort(), true),
        serverName);
  }

  private static SSLSocket asking(SSLSocket socket, String serverName) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setServerNames(
        serverName.isEmpty() ? List.of() : List.of(new SNIHostName(serverName)));
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** The certificate that is shown for a name. */
  public X509Certificate shown(int port, String serverName, String... suites) throws IOException {
    try (SSLSocket socket = open(port, serverName)) {
      if (suites.length > 0) {
        socket.setEnabledCipherSuites(suites);
      }
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }
}
