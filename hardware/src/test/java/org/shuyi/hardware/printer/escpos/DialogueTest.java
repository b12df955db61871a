package org.shuyi.hardware.printer.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

/** What a printer may answer, byte by byte. */
class DialogueTest {
  private final Dialogue dialogue = new Dialogue();

  /** Answers every write with the next of its bytes, cut anywhere by the reader's buffer. */
  private static final class Scripted implements Link {
    private final Deque<byte[]> answers;
    private final Deque<Byte> incoming = new ArrayDeque<>();
    private int reads;

    Scripted(List<byte[]> answers) {
      this.answers = new ArrayDeque<>(answers);
    }

    static Scripted of(String... answers) {
      return new Scripted(
          List.of(answers).stream().map(a -> HexFormat.of().parseHex(a.replace(" ", ""))).toList());
    }

    @Override
    public void write(byte[] bytes) {
      byte[] answer = answers.isEmpty() ? new byte[0] : answers.removeFirst();
      for (byte b : answer) {
        incoming.add(b);
      }
    }

    @Override
    public int read(byte[] into, Duration timeout) {
      reads++;
      int count = 0;
      while (count < into.length && !incoming.isEmpty()) {
        into[count++] = incoming.removeFirst();
      }
      return count;
    }

    @Override
    public void discardInput() {
      incoming.clear();
    }

    @Override
    public void close() {}
  }

  @Test
  void fourQuestionsHaveFourAnswers() throws LinkException {
    assertThat(dialogue.status(Scripted.of("1A", "36", "12", "72")))
        .isEqualTo(new Status(0x1A, 0x36, 0x12, 0x72));
  }

  @Test
  void anAnswerTooManyMakesAllAskedAgain() throws LinkException {
    assertThat(dialogue.status(Scripted.of("12 12", "16", "12", "1E", "12", "16", "12", "1E")))
        .isEqualTo(new Status(0x12, 0x16, 0x12, 0x1E));
  }

  @Test
  void noiseIsNoAnswer() throws LinkException {
    assertThat(dialogue.status(Scripted.of("FF 12", "12", "12", "12", "12")))
        .isEqualTo(new Status(0x12, 0x12, 0x12, 0x12));
    assertThatThrownBy(() -> dialogue.status(Scripted.of("FF", "FF", "FF", "FF")))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.GARBLED));
  }

  @Test
  void silenceIsToldAsSuch() {
    assertThatThrownBy(() -> dialogue.status(Scripted.of("12", "12")))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT));
  }

  @Test
  void aMarkMayComeBetweenTheAnswers() throws LinkException {
    Scripted link = Scripted.of("", "12", "00 12", "12", "12");
    dialogue.sendMark(link);
    assertThat(dialogue.status(link)).isEqualTo(new Status(0x12, 0x12, 0x12, 0x12));
    assertThat(dialogue.caughtUp(link, Duration.ofMillis(1))).isTrue();
  }

  /** As Bixolon's manual has it: 5F, text, 00. */
  @Test
  void aPrinterSaysItsName() throws LinkException {
    assertThat(dialogue.identity(Scripted.of("5F 53 52 50 00", "5F 56 31 00", "5F 30 30 37 00")))
        .isEqualTo(new Identity("SRP", "V1", "007"));
    assertThat(dialogue.identity(Scripted.of("5F 53 52 50 00")))
        .isEqualTo(new Identity("SRP", "", ""));
    assertThat(dialogue.identity(Scripted.of())).isEqualTo(Identity.UNKNOWN);
    assertThat(dialogue.identity(Scripted.of("20 53"))).isEqualTo(Identity.UNKNOWN);
  }

  /** Whatever comes, it ends, and a status is made only of bytes that are one. */
  @Property(tries = 300)
  void noBytesStopIt(
      @ForAll @Size(max = 20) List<byte[]> answers, @ForAll @IntRange(max = 3) int marks) {
    Scripted link = new Scripted(answers);
    try {
      for (int i = 0; i < marks; i++) {
        dialogue.sendMark(link);
      }
      Status status = dialogue.status(link);
      assertThat(status.condition()).isNotNull();
      assertThat(status.printer() & 0x93).isEqualTo(0x12);
      assertThat(status.paper() & 0x93).isEqualTo(0x12);
    } catch (LinkException e) {
      assertThat(e.kind()).isIn(Kind.GARBLED, Kind.TIMED_OUT);
    }
    assertThat(link.reads).isLessThan(1000);
  }
}
