package org.shuyi.sync.sip2.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.enrol.TestAuthority;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;
import org.shuyi.sync.ils.Trust;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.Personality;

/** SIP2 in TLS, as through stunnel: the password goes to nobody but the library system. */
class EncryptedLineTest {
  private static final ItemId BOOK = new ItemId("SY000002");

  @TempDir private static Path folder;
  private static TestAuthority authority;
  private static SSLContext trusting;

  @BeforeAll
  static void vouch() throws Exception {
    authority = TestAuthority.make(folder, "library");
    trusting = Trust.in(authority.pem(folder.resolve("authority.pem")));
  }

  @Test
  void asksOverAnEncryptedLine() throws Exception {
    try (DemoIls ils = server(authority, "127.0.0.1", 0);
        Sip2LibrarySystem client = client(ils.port(), trusting)) {
      assertThat(client.probe(BOOK).title()).isEqualTo("活着");
      assertThat(client.probe(new ItemId("SY000001")).title()).isEqualTo("三体");
    }
  }

  @Test
  void goesOnAfterTheServerWasRestarted() throws Exception {
    DemoIls first = server(authority, "127.0.0.1", 0);
    try (Sip2LibrarySystem client = client(first.port(), trusting)) {
      client.probe(BOOK);
      int port = first.port();
      first.close();
      try (DemoIls second = server(authority, "127.0.0.1", port)) {
        assertThat(client.probe(BOOK).title()).isEqualTo("活着");
        assertThat(second.loans()).isEmpty();
      }
    }
  }

  @Test
  void doesNotTalkToAServerOfAnotherAuthority() throws Exception {
    try (DemoIls ils = server(TestAuthority.make(folder, "another"), "127.0.0.1", 0);
        Sip2LibrarySystem client = client(ils.port(), trusting)) {
      refused(client);
    }
  }

  @Test
  void doesNotTalkToAServerThatIsAnotherHost() throws Exception {
    try (DemoIls ils = server(authority, "192.0.2.1", 0);
        Sip2LibrarySystem client = client(ils.port(), trusting)) {
      refused(client);
    }
  }

  @Test
  void doesNotFallBackToALineWithoutEncryption() throws Exception {
    try (ScriptedServer plain = new ScriptedServer(_ -> "941\r");
        Sip2LibrarySystem client = client(plain.port(), trusting)) {
      assertThatThrownBy(() -> client.probe(BOOK)).isInstanceOf(LibrarySystemException.class);
      assertThat(plain.received).noneMatch(line -> line.contains(DemoIls.PASSWORD));
    }
  }

  @Test
  void stopsWaitingWhenInterrupted() throws Exception {
    try (DemoIls koha =
            DemoIls.start(
                authority.server("127.0.0.1").getServerSocketFactory(),
                0,
                InstantSource.system(),
                null,
                Personality.STRICT);
        AnswerThief silent = new AnswerThief(koha.port(), "").onlySilent();
        Sip2LibrarySystem waiting = client(silent.port(), trusting)) {
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      waiting.probe(BOOK);
                      end.complete(new AssertionError("answered"));
                    } catch (InterruptedException | LibrarySystemException e) {
                      end.complete(e);
                    }
                  });
      org.awaitility.Awaitility.await().until(() -> thread.getState() != Thread.State.NEW);
      thread.interrupt();
      assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void aFileWithoutCertificateIsNamed() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThatThrownBy(() -> Trust.in(empty))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("empty.pem");
    assertThatThrownBy(() -> Trust.in(folder.resolve("none.pem")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none.pem");
  }

  private static void refused(Sip2LibrarySystem client) {
    assertThatThrownBy(() -> client.probe(BOOK))
        .hasMessageContaining("authority")
        .isInstanceOfSatisfying(
            LibrarySystemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
  }

  private static DemoIls server(TestAuthority by, String address, int port) throws Exception {
    return DemoIls.start(
        by.server(address).getServerSocketFactory(),
        port,
        InstantSource.system(),
        null,
        Personality.STRICT);
  }

  private static Sip2LibrarySystem client(int port, SSLContext trusting) {
    return new Sip2LibrarySystem(
        Sip2Settings.of("127.0.0.1", port, DemoIls.USER, "SHUYI", ZoneOffset.UTC)
            .over(trusting)
            .within(Duration.ofSeconds(3), Duration.ofSeconds(5)),
        DemoIls.PASSWORD,
        InstantSource.system());
  }
}
