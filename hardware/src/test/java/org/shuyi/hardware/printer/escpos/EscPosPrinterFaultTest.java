package org.shuyi.hardware.printer.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.shuyi.hardware.printer.escpos.PrinterBench.SOON;
import static org.shuyi.hardware.printer.escpos.PrinterBench.answer;
import static org.shuyi.hardware.printer.escpos.PrinterBench.failure;
import static org.shuyi.hardware.printer.escpos.PrinterBench.reasonOf;
import static org.shuyi.hardware.printer.escpos.PrinterBench.slip;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.printer.Printer;
import org.shuyi.hardware.printer.Printer.Printed;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter.Fault;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter.Slip;
import org.shuyi.hardware.virtual.WireFault;

class EscPosPrinterFaultTest {
  @TempDir Path directory;
  private PrinterBench bench;

  @BeforeEach
  void plugIn() throws IOException {
    bench = new PrinterBench(directory);
  }

  @AfterEach
  void unplug() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PAPER_OUT, PAPER_OUT",
    "PAPER_NEAR_END, PAPER_LOW",
    "COVER_OPEN, COVER_OPEN",
    "CUTTER_JAMMED, CUTTER",
    "HEAD_HOT, OVERHEATED"
  })
  void whatIsWrongIsSeenByACheck(Fault fault, Reason reason) {
    bench.startReady();
    bench.paper.set(fault, true);
    Condition shown = answer(bench.printer.check());
    assertThat(shown).isInstanceOf(Condition.Degraded.class);
    assertThat(reasonOf(shown)).isEqualTo(reason);
    assertThat(bench.printer.condition()).isEqualTo(shown);
    bench.paper.set(fault, false);
    assertThat(answer(bench.printer.check())).isEqualTo(Condition.READY);
  }

  @Test
  void aPrinterThatSaysNothingIsAbsent() {
    bench.startReady();
    bench.paper.device().fail(new WireFault.Deaf(), Integer.MAX_VALUE);
    assertThat(failure(answer(bench.printer.print(slip("甲", 2))))).isEqualTo(Reason.NO_ANSWER);
    bench.awaitCondition(Reason.NO_ANSWER);
    bench.paper.device().heal();
    bench.awaitReady();
    assertThat(answer(bench.printer.print(slip("乙", 2)))).isEqualTo(new Printed.Done());
    assertThat(onlySlip().text()).contains("乙 2").doesNotContain("甲");
  }

  @Test
  void littlePaperIsEnough() {
    bench.startReady();
    bench.paper.set(Fault.PAPER_NEAR_END, true);
    assertThat(answer(bench.printer.print(slip("甲", 2)))).isEqualTo(new Printed.Done());
    bench.awaitCondition(Reason.PAPER_LOW);
  }

  @Test
  void aPrinterThatDoesNotKnowMarksPrintsToo() {
    bench.paper.set(Fault.NO_MARKS, true);
    bench.startReady();
    assertThat(answer(bench.printer.print(slip("甲", 30)))).isEqualTo(new Printed.Done());
    assertThat(onlySlip().text().lines()).hasSize(30);
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void paperOutInTheMiddleAndANewRollGiveOneWholeSlip(boolean withoutMarks) {
    bench.paper.set(Fault.NO_MARKS, withoutMarks);
    bench.startReady();
    bench.paper.setAfter(10, Fault.PAPER_OUT);
    CompletableFuture<Printed> answer = bench.printer.print(slip("甲", 30)).toCompletableFuture();
    bench.awaitCondition(Reason.PAPER_OUT);
    assertThat(answer).isNotDone();
    bench.paper.set(Fault.PAPER_OUT, false);
    assertThat(answer(answer)).isEqualTo(new Printed.Done());
    List<Slip> slips = bench.paper.slips();
    assertThat(slips).extracting(Slip::cut).containsExactly(false, true);
    assertThat(slips.getFirst().text().lines()).hasSize(10);
    assertThat(slips.getLast().text().lines()).hasSize(30);
  }

  @ParameterizedTest
  @CsvSource({"PAPER_OUT, PAPER_OUT", "CUTTER_JAMMED, CUTTER"})
  void anExpiredSlipIsForgottenForGood(Fault fault, Reason reason) {
    bench.startReady();
    bench.paper.setAfter(10, fault);
    CompletionStage<Printed> answer = bench.printer.print(slip("甲", 30));
    bench.awaitCondition(reason);
    bench.time.jump(Printer.JOB_LIFE);
    assertThat(failure(answer(answer))).isEqualTo(reason);
    bench.paper.set(fault, false);
    bench.awaitReady();
    assertThat(answer(bench.printer.print(slip("乙", 30)))).isEqualTo(new Printed.Done());
    List<Slip> slips = bench.paper.slips();
    assertThat(slips).hasSize(2);
    assertThat(slips.getFirst().text().lines()).hasSize(10).allMatch(line -> line.contains("甲"));
    assertThat(slips.getLast().text().lines()).hasSize(30).allMatch(line -> line.contains("乙"));
  }

  @Test
  void aSlipWaitsForPaperAndIsForgottenIfNoneComes() {
    bench.paper.set(Fault.PAPER_OUT, true);
    bench.printer.start();
    bench.awaitCondition(Reason.PAPER_OUT);
    CompletionStage<Printed> early = bench.printer.print(slip("甲", 2));
    bench.time.jump(Printer.JOB_LIFE.minusSeconds(30));
    CompletionStage<Printed> late = bench.printer.print(slip("乙", 2));
    bench.time.jump(Duration.ofSeconds(30));
    assertThat(failure(answer(early))).isEqualTo(Reason.PAPER_OUT);
    assertThat(late.toCompletableFuture()).isNotDone();
    bench.paper.set(Fault.PAPER_OUT, false);
    assertThat(answer(late)).isEqualTo(new Printed.Done());
    assertThat(onlySlip().text()).contains("乙 1", "乙 2").doesNotContain("甲");
  }

  @Test
  void aCablePulledInTheMiddleGivesOneAnswerAndNoOldPaper() throws IOException {
    AtomicInteger answers = new AtomicInteger();
    AtomicInteger writes = new AtomicInteger();
    bench.wire.set(link -> new CutLink(link, writes));
    bench.startReady();
    writes.set(12);
    CompletionStage<Printed> answer = bench.printer.print(slip("甲", 30));
    answer.whenComplete((printed, failure) -> answers.incrementAndGet());
    assertThat(failure(answer(answer))).isEqualTo(Reason.UNPLUGGED);
    bench.awaitCondition(Reason.UNPLUGGED);
    bench.wire.set(link -> link);
    bench.paper.plugIn();
    bench.awaitReady();
    assertThat(answer(bench.printer.print(slip("乙", 3)))).isEqualTo(new Printed.Done());
    assertThat(answers).hasValue(1);
    assertThat(bench.paper.slips().getLast().text().lines())
        .hasSize(3)
        .allMatch(line -> line.contains("乙"));
  }

  /** Over a serial wire nothing is unplugged then: the printer only falls silent. */
  @Test
  void aPrinterThatLosesItsPowerForgetsTheSlip() {
    bench.startReady();
    bench.paper.setAfter(10, Fault.PAPER_OUT);
    CompletionStage<Printed> answer = bench.printer.print(slip("甲", 30));
    bench.awaitCondition(Reason.PAPER_OUT);
    bench.paper.power(false);
    assertThat(failure(answer(answer))).isEqualTo(Reason.NO_ANSWER);
    bench.paper.set(Fault.PAPER_OUT, false);
    bench.paper.power(true);
    bench.awaitReady();
    assertThat(answer(bench.printer.print(slip("乙", 3)))).isEqualTo(new Printed.Done());
    assertThat(bench.paper.slips().getLast().text()).isEqualTo(expected("乙", 3));
  }

  /** What was sent and not printed is in the printer, or hangs out of it. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aProgramThatDiedInTheMiddleOfASlipLeavesNothingForTheNextPatron(boolean unprinted)
      throws IOException {
    bench.paper.set(Fault.PAPER_OUT, unprinted);
    try (Link dead = bench.openWire()) {
      dead.write(Gb18030.encode("甲的借书凭条\n"));
      await().atMost(SOON).until(() -> bench.paper.linesPrinted() == 1 || unprinted);
    }
    bench.printer.start();
    bench.awaitCondition(unprinted ? Reason.PAPER_OUT : null);
    bench.paper.set(Fault.PAPER_OUT, false);
    assertThat(answer(bench.printer.print(slip("乙", 3)))).isEqualTo(new Printed.Done());
    assertThat(bench.paper.slips().getLast().text()).isEqualTo(expected("乙", 3));
  }

  /** Nothing in a status byte says to which question it is the answer. */
  @Test
  void anAnswerThatComesTwiceIsNotTakenForTheNext() {
    bench.startReady();
    bench.paper.set(Fault.PAPER_NEAR_END, true);
    bench.paper.device().fail(new WireFault.Doubled(), 1);
    assertThat(reasonOf(answer(bench.printer.check()))).isEqualTo(Reason.PAPER_LOW);
  }

  /** Pulls the cable before the write that counts the number down to 0. */
  private final class CutLink implements Link {
    private final Link link;
    private final AtomicInteger writes;

    CutLink(Link link, AtomicInteger writes) {
      this.link = link;
      this.writes = writes;
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
      if (writes.decrementAndGet() == 0) {
        bench.paper.unplug();
      }
      link.write(bytes);
    }

    @Override
    public int read(byte[] into, Duration timeout) throws LinkException {
      return link.read(into, timeout);
    }

    @Override
    public void discardInput() throws LinkException {
      link.discardInput();
    }

    @Override
    public void close() {
      link.close();
    }
  }

  @Test
  void aFifthSlipIsRefusedAtOnceAndClosingAnswersTheRest() {
    bench.paper.set(Fault.PAPER_OUT, true);
    bench.printer.start();
    bench.awaitCondition(Reason.PAPER_OUT);
    List<CompletionStage<Printed>> waiting =
        Stream.of("甲", "乙", "丙", "丁").map(name -> bench.printer.print(slip(name, 1))).toList();
    assertThat(failure(answer(bench.printer.print(slip("戊", 1))))).isEqualTo(Reason.REFUSED);
    assertThat(waiting).noneMatch(stage -> stage.toCompletableFuture().isDone());
    bench.printer.close();
    assertThat(waiting).allMatch(stage -> failure(answer(stage)) == Reason.STOPPED);
  }

  @Test
  void aPrinterThatIsNotStartedSaysSo() {
    assertThat(failure(answer(bench.printer.print(slip("甲", 1))))).isEqualTo(Reason.NOT_STARTED);
  }

  @Test
  void aCheckInTheMiddleOfASlipSpoilsNothing() {
    bench.startReady();
    CompletionStage<Printed> printed = bench.printer.print(slip("甲", 100));
    while (!printed.toCompletableFuture().isDone()) {
      assertThat(answer(bench.printer.check())).isEqualTo(Condition.READY);
    }
    assertThat(answer(printed)).isEqualTo(new Printed.Done());
    assertThat(onlySlip().text()).isEqualTo(expected("甲", 100));
  }

  private static String expected(String name, int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= lines; i++) {
      text.append(name).append(' ').append(i).append(" 城西流动书车借书凭条\n");
    }
    return text.toString();
  }

  private Slip onlySlip() {
    await().atMost(SOON).until(() -> !bench.paper.slips().isEmpty());
    assertThat(bench.paper.slips()).hasSize(1);
    return bench.paper.slips().getFirst();
  }
}
