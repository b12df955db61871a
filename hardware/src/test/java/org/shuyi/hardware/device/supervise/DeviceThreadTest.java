package org.shuyi.hardware.device.supervise;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceEvent.ConditionChanged;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.link.open.LinkAddress;
import org.shuyi.hardware.virtual.VirtualPort;

/** On a real pseudo-terminal, with a protocol that only looks whether the wire still stands. */
class DeviceThreadTest {
  private static final DeviceId ID = new DeviceId("thing");
  private static final Duration LONG = Duration.ofSeconds(10);

  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private final Looking protocol = new Looking();
  private VirtualPort port;
  private DeviceThread device;

  @BeforeEach
  void plugIn(@TempDir Path dir) throws IOException {
    port = new VirtualPort(dir.resolve("ttyThing"));
    port.plugIn();
    device = device(LinkAddress.parse("serial:" + port.path()).opener());
  }

  @AfterEach
  void close() {
    device.close();
    port.close();
  }

  @Test
  void everyChangeIsPostedFirstOnStart() {
    assertThat(device.condition()).isEqualTo(Condition.NOT_STARTED);
    device.start();
    awaitReady();
    port.unplug();
    awaitAbsent(Reason.UNPLUGGED);
    device.close();
    assertThat(conditions())
        .extracting(DeviceThreadTest::reason)
        .containsExactly("READY", "UNPLUGGED", "STOPPED");
  }

  @Test
  void aDeviceThatIsNotThereAtStartIsReportedAndFoundLater() throws IOException {
    port.unplug();
    device.start();
    awaitAbsent(Reason.NOT_FOUND);
    port.plugIn();
    awaitReady();
  }

  @Test
  void aCommandRunsOnTheDeviceThreadAndIsAnswered() throws Exception {
    device.start();
    AtomicReference<Thread> owner = new AtomicReference<>();
    CompletionStage<String> answer =
        submit(
            link -> {
              owner.set(Thread.currentThread());
              return "done";
            });
    assertThat(get(answer)).isEqualTo("done");
    assertThat(owner.get().getName()).isEqualTo("thing");
    assertThat(owner.get().isDaemon()).isTrue();
  }

  @Test
  void commandsBeforeStartAndAfterCloseAreAnsweredAtOnce() throws Exception {
    assertThat(get(submit(link -> "done"))).isEqualTo("not done: NOT_STARTED");
    assertThat(get(device.check())).isEqualTo(Condition.NOT_STARTED);
    device.start();
    device.close();
    assertThat(get(submit(link -> "done"))).isEqualTo("not done: STOPPED");
  }

  @Test
  void closedBeforeStartItNeverStarts() {
    device.close();
    device.start();
    assertThat(reason(device.condition())).isEqualTo("STOPPED");
    assertThat(conditions()).hasSize(1);
  }

  @Test
  void aCommandThatBreaksTheWireIsNotDoneAndTheWireIsOpenedAgain() throws Exception {
    device.start();
    CompletionStage<String> answer =
        submit(
            link -> {
              throw new LinkException(LinkException.Kind.TIMED_OUT, "no answer within 1 s");
            });
    assertThat(get(answer)).isEqualTo("not done: NO_ANSWER");
    awaitReady();
    assertThat(protocol.greetings.get()).isEqualTo(2);
    assertThat(protocol.losses.get()).isEqualTo(1);
  }

  @Test
  void aDriverThatStumblesIsNotDoneAndComesBack() throws Exception {
    device.start();
    CompletionStage<String> answer =
        submit(
            link -> {
              throw new ArrayIndexOutOfBoundsException("a bug");
            });
    assertThat(get(answer)).isEqualTo("not done: GARBLED");
    awaitReady();
  }

  @Test
  void aListenerThatFailsDoesNotStopTheDevice() throws Exception {
    device =
        new DeviceThread(
            ID,
            LinkAddress.parse("serial:" + port.path()).opener(),
            protocol,
            event -> {
              throw new IllegalStateException("a bug");
            });
    device.start();
    assertThat(get(submit(link -> "done"))).isEqualTo("done");
  }

  @Test
  void oneCommandTooManyIsAnsweredAtOnceAndTheOthersAreDone() throws Exception {
    device.start();
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    List<CompletionStage<String>> answers = new ArrayList<>();
    answers.add(submit(link -> block(running, release)));
    running.await();
    for (int i = 0; i < DeviceThread.QUEUE; i++) {
      answers.add(submit(link -> "done"));
    }
    assertThat(get(submit(link -> "done"))).isEqualTo("not done: NO_ANSWER");
    release.countDown();
    for (CompletionStage<String> answer : answers) {
      assertThat(get(answer)).isEqualTo("done");
    }
  }

  @Test
  void aCommandNotBegunByItsDeadlineIsAnsweredThenAndNeverRun() throws Exception {
    device.start();
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletionStage<String> first = submit(link -> block(running, release));
    running.await();
    AtomicInteger runs = new AtomicInteger();
    CompletionStage<String> late =
        device.submit(
            Duration.ofMillis(50), link -> "done " + runs.incrementAndGet(), notDone("not done: "));
    assertThat(get(late)).isEqualTo("not done: NO_ANSWER");
    release.countDown();
    assertThat(get(first)).isEqualTo("done");
    assertThat(get(submit(link -> "done"))).isEqualTo("done");
    assertThat(runs).hasValue(0);
  }

  @Test
  void theWaitingCommandsOfALostWireAreAllAnswered() throws Exception {
    device.start();
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    List<CompletionStage<String>> answers = new ArrayList<>();
    answers.add(
        submit(
            link -> {
              block(running, release);
              link.write(new byte[] {1});
              return "done";
            }));
    running.await();
    for (int i = 0; i < 10; i++) {
      answers.add(submit(link -> "done"));
    }
    port.unplug();
    release.countDown();
    for (CompletionStage<String> answer : answers) {
      assertThat(get(answer)).isEqualTo("not done: UNPLUGGED");
    }
  }

  @Test
  void whileTheDeviceIsAwayCommandsAreAnsweredWithoutWaiting() throws Exception {
    device.start();
    awaitReady();
    port.unplug();
    awaitAbsent(Reason.UNPLUGGED);
    for (int i = 0; i < 50; i++) {
      assertThat(get(submit(link -> "done"))).isEqualTo("not done: UNPLUGGED");
    }
  }

  @Test
  void aCheckOfALostDeviceTriesItAtOnce() throws Exception {
    RandomAlwaysLongest patient = new RandomAlwaysLongest();
    device =
        new DeviceThread(
            ID,
            LinkAddress.parse("serial:" + port.path()).opener(),
            protocol,
            events::add,
            new SteadyTime(),
            patient);
    port.unplug();
    device.start();
    // After seven checks in a row the pause is at its cap of 10 s.
    for (int i = 0; i < 7; i++) {
      assertThat(reason(get(device.check()))).isEqualTo("NOT_FOUND");
    }
    for (int i = 0; i < 50; i++) {
      port.plugIn();
      assertThat(get(device.check())).isEqualTo(Condition.READY);
      port.unplug();
      assertThat(get(device.check())).isNotEqualTo(Condition.READY);
    }
  }

  @Test
  void closeAnswersTheWaitingAndFreesThePort() throws Exception {
    device.start();
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletionStage<String> first = submit(link -> block(running, release));
    running.await();
    CompletionStage<String> waiting = submit(link -> "done");
    release.countDown();
    device.close();
    assertThat(get(first)).isEqualTo("done");
    assertThat(get(waiting)).isIn("done", "not done: STOPPED");
    assertThat(protocol.losses).hasValue(1);
    try (DeviceThread successor = device(LinkAddress.parse("serial:" + port.path()).opener())) {
      successor.start();
      await().atMost(10, SECONDS).until(() -> successor.condition().equals(Condition.READY));
    }
  }

  @Test
  void aDriverThatKeepsTheWireForAnotherThreadIsToldSo() throws Exception {
    device.start();
    AtomicReference<Link> kept = new AtomicReference<>();
    CompletionStage<String> answer =
        submit(
            link -> {
              kept.set(link);
              return "done";
            });
    assertThat(get(answer)).isEqualTo("done");
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> kept.get().discardInput()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("thing");
  }

  @Test
  void underRandomUnpluggingEveryCommandGetsExactlyOneAnswer() throws Exception {
    device.start();
    awaitReady();
    Random random = new Random(7);
    AtomicInteger answers = new AtomicInteger();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int round = 0; round < 40; round++) {
      for (int i = 0; i < random.nextInt(25); i++) {
        Command<String> ping =
            link -> {
              link.write(new byte[] {1, 2, 3});
              return "done";
            };
        all.add(submit(ping).thenRun(answers::incrementAndGet).toCompletableFuture());
      }
      if (random.nextBoolean()) {
        port.unplug();
      } else {
        port.plugIn();
      }
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(20, SECONDS);
    assertThat(answers).hasValue(all.size());
    port.plugIn();
    awaitReady();
  }

  private DeviceThread device(LinkOpener opener) {
    return new DeviceThread(ID, opener, protocol, events::add);
  }

  private CompletionStage<String> submit(Command<String> command) {
    return device.submit(LONG, command, notDone("not done: "));
  }

  private static Function<Condition, String> notDone(String text) {
    return condition -> text + reason(condition);
  }

  private static String block(CountDownLatch running, CountDownLatch release) {
    running.countDown();
    try {
      assertThat(release.await(10, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return "done";
  }

  private static <T> T get(CompletionStage<T> answer) throws Exception {
    return answer.toCompletableFuture().get(15, SECONDS);
  }

  private List<Condition> conditions() {
    return events.stream().map(event -> ((ConditionChanged) event).condition()).toList();
  }

  private static String reason(Condition condition) {
    return switch (condition) {
      case Condition.Ready() -> "READY";
      case Condition.Degraded(Reason reason, String ignored) -> reason.name();
      case Absent(Reason reason, String ignored) -> reason.name();
    };
  }

  private void awaitReady() {
    await().atMost(10, SECONDS).until(() -> device.condition().equals(Condition.READY));
  }

  private void awaitAbsent(Reason expected) {
    await().atMost(10, SECONDS).until(() -> reason(device.condition()).equals(expected.name()));
  }

  /** The real generator would sometimes choose no pause at all. */
  private static final class RandomAlwaysLongest extends Random {
    private static final long serialVersionUID = 1L;

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }

  private static final class Looking implements Protocol {
    private final AtomicInteger greetings = new AtomicInteger();
    private final AtomicInteger losses = new AtomicInteger();
    private final byte[] buffer = new byte[16];

    @Override
    public Condition greet(Link link) throws LinkException {
      link.discardInput();
      greetings.incrementAndGet();
      return Condition.READY;
    }

    @Override
    public Condition turn(Link link) throws LinkException {
      var ignored = link.read(buffer, Duration.ofMillis(50));
      return Condition.READY;
    }

    @Override
    public void lost() {
      losses.incrementAndGet();
    }
  }
}
