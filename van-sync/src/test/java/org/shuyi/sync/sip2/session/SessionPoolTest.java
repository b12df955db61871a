package org.shuyi.sync.sip2.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.sip2.session.Sip2Settings.Terminals;

/** How many terminals a server serves is learned, not assumed. */
class SessionPoolTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final ItemId BOOK = new ItemId("SY000002");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Koha with the pool it ships with: the second login is not answered while the first is there.
   */
  @Test
  void makesDoWithTheOneTerminalThatIsServed() throws Exception {
    try (DemoIls koha = DemoIls.start(0, InstantSource.system(), null, Personality.KOHA);
        SessionPool pool = pool(koha.port(), new Terminals(4, SHORT, LONG, LONG, LONG))) {
      Future<String> second =
          pool.lend(
              _ -> {
                Future<String> other = threads.submit(() -> pool.lend(_ -> "served"));
                await().until(() -> pool.limit() == 1);
                return other;
              });
      assertThat(second.get()).isEqualTo("served");
      assertThat(pool.limit()).isEqualTo(1);
    }
  }

  @Test
  void triesAFurtherTerminalAgainLater() throws Exception {
    AtomicBoolean serving = new AtomicBoolean(true);
    try (ScriptedServer server =
            new ScriptedServer(
                r -> r.startsWith("93") ? (serving.get() ? "941\r" : "") : ONLINE + "\r");
        SessionPool pool =
            pool(server.port(), new Terminals(2, SHORT, Duration.ofMillis(300), LONG, LONG))) {
      boolean together =
          pool.lend(
              _ -> {
                serving.set(false);
                Future<Boolean> waits = threads.submit(() -> pool.lend(_ -> true));
                await().until(() -> pool.limit() == 1);
                serving.set(true);
                await().until(() -> pool.limit() == 2);
                Future<Boolean> further = threads.submit(() -> pool.lend(_ -> true));
                await().until(further::isDone);
                waits.cancel(true);
                return true;
              });
      assertThat(together).isTrue();
      assertThat(server.connections()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void keepsAnIdleConnectionKnown() throws Exception {
    try (ScriptedServer server =
            new ScriptedServer(r -> r.startsWith("93") ? "941\r" : ONLINE + "\r");
        SessionPool pool =
            pool(server.port(), new Terminals(1, SHORT, LONG, Duration.ofMillis(30), LONG))) {
      pool.lend(_ -> true);
      await().until(() -> server.received.stream().filter(r -> r.startsWith("99")).count() > 3);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  /** Else the one terminal that Koha serves would be ours for ever. */
  @Test
  void leavesThePlaceOfAnUnusedConnectionToOthers() throws Exception {
    Terminals shortly = new Terminals(1, SHORT, LONG, Duration.ofMillis(50), SHORT);
    try (DemoIls koha = DemoIls.start(0, InstantSource.system(), null, Personality.KOHA);
        Sip2LibrarySystem first = system(koha.port(), shortly);
        Sip2LibrarySystem second = system(koha.port(), Terminals.atMost(1))) {
      first.probe(BOOK);
      assertThat(second.probe(BOOK).title()).isEqualTo("活着");
    }
  }

  private static final String ONLINE =
      "98YYYYNN02500320261121    1000002.00AOSY|BXYYYYYYYYYYYYYYYY|";

  private static SessionPool pool(int port, Terminals terminals) {
    return new SessionPool(settings(port, terminals), DemoIls.PASSWORD);
  }

  private static Sip2LibrarySystem system(int port, Terminals terminals) {
    return new Sip2LibrarySystem(
        settings(port, terminals), DemoIls.PASSWORD, InstantSource.system());
  }

  private static Sip2Settings settings(int port, Terminals terminals) {
    Sip2Settings plain =
        Sip2Settings.of("127.0.0.1", port, DemoIls.USER, "SHUYI", ZoneOffset.UTC).as(terminals);
    return new Sip2Settings(
        plain.host(),
        plain.port(),
        plain.tls(),
        plain.user(),
        plain.location(),
        plain.institution(),
        plain.charset(),
        plain.zone(),
        plain.terminator(),
        false,
        terminals,
        plain.connectWithin(),
        plain.answerWithin());
  }
}
