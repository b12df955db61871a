package org.shuyi.hardware.printer.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.link.serial.SerialLink;
import org.shuyi.hardware.link.serial.SerialSettings;
import org.shuyi.hardware.printer.Document;
import org.shuyi.hardware.printer.Document.Align;
import org.shuyi.hardware.printer.Document.Text;
import org.shuyi.hardware.printer.Printer.Printed;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter.Slip;

/** The real driver on a real pseudo-terminal, and a printer behind it that interprets the bytes. */
class EscPosPrinterTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path directory;
  private final SetTime time = new SetTime();
  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private VirtualEscPosPrinter paper;
  private EscPosPrinter printer;

  /** A steady time that a test can make jump ahead. */
  private static final class SetTime implements InstantSource {
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

  @BeforeEach
  void plugIn() throws IOException {
    Path port = directory.resolve("printer");
    paper = VirtualEscPosPrinter.open(Paper.MM58.dots(), port);
    printer =
        new EscPosPrinter(
            new DeviceId("printer"),
            () ->
                SerialLink.open(
                    new SerialSettings(port.toString(), 115_200, SerialSettings.Parity.NONE)),
            Paper.MM58,
            false,
            events::add,
            time,
            RandomGenerator.of("L64X128MixRandom"));
  }

  @AfterEach
  void unplug() {
    printer.close();
    paper.close();
  }

  @Test
  void aChineseSlipComesOutAsItWasWritten() throws IOException {
    startReady();
    assertThat(answer(printer.print(slip()))).isEqualTo(new Printed.Done());
    Slip slip = onlySlip();
    slip.savePng(Files.createDirectories(Path.of("target", "slips")).resolve("loan.png"));
    assertThat(slip.cut()).isTrue();
    assertThat(slip.text())
        .isEqualTo(
            """
            城西流动书车
            借书凭条 Loan slip

            2026-11-21 15:04        王**8812
            --------------------------------
            红楼梦（上）          12月19日前
            平凡的世界：路遥文集第一卷，附作
            者手稿影印及创作年表  12月19日前
            Thinking, Fast and Slow
            12月19日前
            --------------------------------
            共 3 册                  3 items

            [QR https://lib.example/s/7F3A]

            下次到站：12月19日 14:00
            人民路广场
            """);
  }

  private static Document slip() {
    return new Document(
        List.of(
            new Text("城西流动书车", Align.CENTRE, 2, true),
            new Text("借书凭条 Loan slip", Align.CENTRE, 1, false),
            new Document.Feed(1),
            new Document.Pair("2026-11-21 15:04", "王**8812"),
            new Document.Rule(),
            new Document.Pair("红楼梦（上）", "12月19日前"),
            new Document.Pair("平凡的世界：路遥文集第一卷，附作者手稿影印及创作年表", "12月19日前"),
            new Document.Pair("Thinking, Fast and Slow", "12月19日前"),
            new Document.Rule(),
            new Document.Pair("共 3 册", "3 items"),
            new Document.Feed(1),
            new Document.Qr("https://lib.example/s/7F3A"),
            new Document.Feed(1),
            new Text("下次到站：12月19日 14:00", Align.CENTRE, 1, false),
            new Text("人民路广场", Align.CENTRE, 1, false)));
  }

  private void startReady() {
    printer.start();
    awaitReady();
  }

  private void awaitReady() {
    await().atMost(SOON).until(() -> printer.condition().equals(Condition.READY));
  }

  private Slip onlySlip() {
    assertThat(paper.slips()).hasSize(1);
    return paper.slips().getFirst();
  }

  private static Printed answer(java.util.concurrent.CompletionStage<Printed> stage) {
    CompletableFuture<Printed> answer = stage.toCompletableFuture();
    await().atMost(SOON).until(answer::isDone);
    return answer.join();
  }
}
