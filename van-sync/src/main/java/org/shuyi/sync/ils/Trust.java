package org.shuyi.sync.ils;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose word is taken for it that a TLS server is the library system. */
public final class Trust {
  private Trust() {}

  /** The authorities that came with Java. */
  public static SSLContext usual() throws IOException {
    try {
      return SSLContext.getDefault();
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java has no TLS: " + e.getMessage(), e);
    }
  }

  /**
   * The authorities in a file, and no others: a library's own, or the server's certificate itself.
   *
   * @param pem one or more certificates in PEM
   * @throws IOException if the file can't be read or holds no certificate
   */
  public static SSLContext in(Path pem) throws IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> authorities =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (authorities.isEmpty()) {
        throw new IOException(pem + ": no certificate in it; PEM is expected");
      }
      return trusting(authorities);
    } catch (NoSuchFileException e) {
      throw new IOException(pem + ": no such file; it holds the library system's authority", e);
    } catch (GeneralSecurityException e) {
      throw new IOException(pem + ": no certificate in PEM: " + e.getMessage(), e);
    }
  }

  private static SSLContext trusting(Collection<? extends Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (Certificate authority : authorities) {
      store.setCertificateEntry("authority-" + store.size(), authority);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
