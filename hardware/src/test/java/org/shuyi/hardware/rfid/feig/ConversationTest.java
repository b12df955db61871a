package org.shuyi.hardware.rfid.feig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.feig.Request.ReadBlocks;
import org.shuyi.hardware.rfid.pad.Answer;
import org.shuyi.hardware.rfid.pad.Answer.Why;
import org.shuyi.hardware.rfid.tag.BlockOrder;

class ConversationTest {
  private static final Duration PATIENCE = Duration.ofMillis(800);
  private static final TagUid ONE = TagUid.parse("E004010000000001");
  private static final TagUid OTHER = TagUid.parse("E004010000000002");
  private static final byte[] MEMORY_OF_ONE = {0, 1, 4, 0, 'O', 'N', 'E', 0};
  private static final byte[] MEMORY_OF_OTHER = {0, 1, 4, 0, 'T', 'W', 'O', 0};
  private static final byte[] VERSION = {0, 3, 3, 0, 0x44, 0x53, 0x0D, 0x40};

  private final ScriptedLink link = new ScriptedLink();
  private final Conversation conversation = new Conversation(FeigSettings.USUAL, link::now);

  @Test
  void anAnswerComes() throws Exception {
    link.answers.add(List.of(reply(0xB0, MEMORY_OF_ONE)));
    assertThat(memory(conversation.ask(link, read(ONE), PATIENCE))).isEqualTo("ONE");
  }

  @Test
  void aLateAnswerIsNotTakenForTheNextOne() throws Exception {
    link.answers.add(List.of());
    assertThatThrownBy(() -> conversation.ask(link, read(ONE), PATIENCE))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(LinkException.Kind.TIMED_OUT));
    // The reader is slow, not deaf: it answers in order, first what it was asked before.
    link.answers.add(List.of(reply(0xB0, MEMORY_OF_ONE), reply(0x65, VERSION)));
    link.answers.add(List.of(reply(0xB0, MEMORY_OF_OTHER)));
    assertThat(memory(conversation.ask(link, read(OTHER), PATIENCE))).isEqualTo("TWO");
  }

  @Test
  void theAnswerOfAnotherReaderOnTheLineIsPassedOver() throws Exception {
    FeigSettings atFive =
        new FeigSettings(
            5, FrameForm.STANDARD, 1, OptionalInt.empty(), BlockOrder.REVERSED, PATIENCE);
    Conversation toFive = new Conversation(atFive, link::now);
    link.answers.add(
        List.of(
            FrameForm.STANDARD.encode(4, 0xB0, MEMORY_OF_ONE),
            FrameForm.STANDARD.encode(5, 0xB0, MEMORY_OF_OTHER)));
    assertThat(memory(toFive.ask(link, read(OTHER), PATIENCE))).isEqualTo("TWO");
  }

  @Test
  void bytesWithoutAFrameAreGarbled() {
    link.answers.add(List.of(new byte[] {0x55, 0x12, 0x00}));
    assertThatThrownBy(() -> conversation.ask(link, read(ONE), PATIENCE))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(LinkException.Kind.GARBLED));
  }

  @Test
  void anAnswerOfAnotherShapeIsUnfit() throws Exception {
    link.answers.add(List.of(reply(0xB0, new byte[] {0})));
    assertThat(conversation.ask(link, read(ONE), PATIENCE))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.why()).isEqualTo(Why.READER));
  }

  private static ReadBlocks read(TagUid uid) {
    return new ReadBlocks(uid, 0, 1, 4);
  }

  private static byte[] reply(int control, byte[] statusAndData) {
    return FrameForm.ADVANCED.encode(0, control, statusAndData);
  }

  private static String memory(Answer<byte[]> answer) {
    return switch (answer) {
      case Answer.Done<byte[]>(byte[] memory) ->
          new String(memory, 0, 3, StandardCharsets.US_ASCII);
      case Answer.Refused<byte[]> refused -> refused.toString();
    };
  }

  /**
   * Gives a prepared answer to each command that is written, and lets time pass when it has none.
   */
  private static final class ScriptedLink implements Link {
    private final Deque<List<byte[]>> answers = new ArrayDeque<>();
    private final Deque<byte[]> incoming = new ArrayDeque<>();
    private Instant now = Instant.EPOCH;

    Instant now() {
      return now;
    }

    @Override
    public void write(byte[] bytes) {
      incoming.addAll(answers.remove());
    }

    @Override
    public int read(byte[] into, Duration timeout) {
      if (incoming.isEmpty()) {
        now = now.plus(timeout);
        return 0;
      }
      byte[] next = incoming.remove();
      System.arraycopy(next, 0, into, 0, next.length);
      return next.length;
    }

    @Override
    public void discardInput() {
      incoming.clear();
    }

    @Override
    public void close() {}
  }
}
