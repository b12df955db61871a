package org.shuyi.sync.mqtt.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** Makes the socket of one connection to a broker. */
public final class TlsSockets {
  private static final char[] IN_MEMORY = {};

  private final SSLSocketFactory factory;
  private final PeerCheck peer;
  private final Supplier<Socket> wires;
  private final String host;
  private final int port;

  private TlsSockets(
      SSLSocketFactory factory, PeerCheck peer, Supplier<Socket> wires, String host, int port) {
    this.factory = factory;
    this.peer = peer;
    this.wires = wires;
    this.host = host;
    this.port = port;
  }

  /**
   * Reads our files and makes ready.
   *
   * @param wires make unconnected sockets, on which TLS is spoken
   * @param host as the broker's certificate must name it
   * @throws TlsException our own files won't do
   */
  public static TlsSockets of(
      TlsFiles files, KnownTime time, Supplier<Socket> wires, String host, int port)
      throws TlsException {
    TlsIdentity identity = TlsIdentity.load(files, time);
    // Our own certificate was made before now, by somebody with a clock.
    KnownTime known = time.notBefore(identity.own().getNotBefore().toInstant());
    PeerCheck peer = new PeerCheck(identity.authorities(), known);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(identity).getKeyManagers(), new TrustManager[] {peer}, null);
      return new TlsSockets(context.getSocketFactory(), peer, wires, host, port);
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException(
          TlsException.Kind.FILE,
          "the key in " + files.key() + " can't be used for TLS: " + e.getMessage(),
          e);
    }
  }

  private static KeyManagerFactory keys(TlsIdentity identity)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, IN_MEMORY);
    store.setKeyEntry(
        "own", identity.key(), IN_MEMORY, identity.chain().toArray(X509Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, IN_MEMORY);
    return keys;
  }

  /** A fresh one, not connected. */
  public Socket socket() {
    return new TlsSocket(wires.get(), factory, peer, host, port);
  }
}
