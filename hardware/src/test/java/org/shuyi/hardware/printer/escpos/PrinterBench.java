package org.shuyi.hardware.printer.escpos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.serial.SerialLink;
import org.shuyi.hardware.link.serial.SerialSettings;
import org.shuyi.hardware.printer.Document;
import org.shuyi.hardware.printer.Document.Text;
import org.shuyi.hardware.printer.Printer.Printed;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter;

/** The real driver on a real pseudo-terminal, and a printer behind it that interprets the bytes. */
final class PrinterBench implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(10);

  final SetTime time = new SetTime();
  final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  final AtomicReference<UnaryOperator<Link>> wire = new AtomicReference<>(UnaryOperator.identity());
  final VirtualEscPosPrinter paper;
  final EscPosPrinter printer;

  PrinterBench(Path directory) throws IOException {
    this(
        directory,
        port ->
            SerialLink.open(
                new SerialSettings(port.toString(), 115_200, SerialSettings.Parity.NONE)));
  }

  PrinterBench(Path directory, Wire opener) throws IOException {
    Path port = directory.resolve("printer");
    paper = VirtualEscPosPrinter.open(Paper.MM58.dots(), port);
    printer =
        new EscPosPrinter(
            new DeviceId("printer"),
            () -> wire.get().apply(opener.open(port)),
            Paper.MM58,
            false,
            events::add,
            time,
            RandomGenerator.of("L64X128MixRandom"));
  }

  /** Which kind of link the printer hangs on. */
  interface Wire {
    Link open(Path port) throws LinkException;
  }

  /** A steady time that a test can make jump ahead. */
  static final class SetTime implements InstantSource {
    private final InstantSource steady = new SteadyTime();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
      return steady.instant().plus(ahead.get());
    }

    void jump(Duration by) {
      ahead.updateAndGet(by::plus);
    }
  }

  void startReady() {
    printer.start();
    awaitReady();
  }

  void awaitReady() {
    await().atMost(SOON).until(() -> printer.condition().equals(Condition.READY));
  }

  /**
   * @param reason null for a printer that is ready
   */
  void awaitCondition(@Nullable Reason reason) {
    await().atMost(SOON).until(() -> Objects.equals(reason, reasonOf(printer.condition())));
  }

  /** As another program would. */
  Link openWire() throws LinkException {
    return SerialLink.open(new SerialSettings(paper.path(), 115_200, SerialSettings.Parity.NONE));
  }

  static @Nullable Reason reasonOf(Condition condition) {
    return switch (condition) {
      case Condition.Ready() -> null;
      case Condition.Degraded(Reason reason, String ignored) -> reason;
      case Condition.Absent(Reason reason, String ignored) -> reason;
    };
  }

  static <T> T answer(CompletionStage<T> stage) {
    CompletableFuture<T> answer = stage.toCompletableFuture();
    await().atMost(SOON).until(answer::isDone);
    return answer.join();
  }

  static @Nullable Reason failure(Printed printed) {
    return switch (printed) {
      case Printed.Done() -> throw new AssertionError("expected a failure, but it was printed");
      case Printed.Failed(Condition condition) -> reasonOf(condition);
    };
  }

  /** Lines long enough that a slip goes out in several parts. */
  static Document slip(String name, int lines) {
    return new Document(
        IntStream.rangeClosed(1, lines)
            .<Document.Block>mapToObj(i -> Text.plain(name + " " + i + " 城西流动书车借书凭条"))
            .toList());
  }

  @Override
  public void close() {
    printer.close();
    paper.close();
  }
}
