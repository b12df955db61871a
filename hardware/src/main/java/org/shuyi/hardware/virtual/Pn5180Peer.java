package org.shuyi.hardware.virtual;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.virtual.VirtualField.Heard;

/**
 * What a PN5180 does with a frame of its host interface: registers, a field, sixteen slots. Codes
 * from the data sheet's list of commands and registers; it shares none of them with the driver.
 */
final class Pn5180Peer implements Peer {
  private static final int REGISTERS = 0x80;
  private static final int SYSTEM_CONFIG = 0x00;
  private static final int IRQ_STATUS = 0x02;
  private static final int IRQ_CLEAR = 0x03;
  private static final int RX_STATUS = 0x13;
  private static final int TX_CONFIG = 0x18;
  private static final int RF_STATUS = 0x1D;

  /** The bits of TX_CONFIG without which a frame is nothing but its end. */
  private static final int SENDS_DATA = 0x4C0;

  /** IRQ_STATUS: an answer has begun, and has ended. */
  private static final int RX_BEGUN = 1 << 14;

  private static final int RX_DONE = 1;

  private static final int CHECK_SUM = 2;
  private static final int SLOTS = 16;
  private static final int EEPROM_SIZE = 256;

  /** A number of the die, then product 4.0, firmware 4.1 and EEPROM 153.0. */
  private static final int[] EEPROM = {
    0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x10,
    0x00, 0x04, 0x01, 0x04, 0x00, 0x99
  };

  private final VirtualField field = new VirtualField();
  private final int[] registers = new int[REGISTERS];
  private boolean fieldOn;
  private boolean forIso15693;
  private byte[] received = {};
  private final LongSupplier nanos;
  private final boolean timed;

  /** When what is being sent began to be. */
  private long sent;

  private int sentBytes;
  private Duration working = Duration.ZERO;
  private @Nullable Coming coming;

  /** An answer in the air, with the times at which it has begun and ended. */
  @SuppressWarnings("ArrayRecordComponent") // made, taken apart and thrown away at once
  private record Coming(long begun, long ended, byte[] answer, boolean clear) {}

  /** The inventory whose slots are going on, and the tags that take part in it. */
  private int slot = SLOTS;

  private int slotBits;
  private List<VirtualTag> taking = List.of();

  /**
   * @param nanos as System.nanoTime
   * @param timed whether the air takes its time
   */
  Pn5180Peer(LongSupplier nanos, boolean timed) {
    this.nanos = nanos;
    this.timed = timed;
  }

  VirtualField field() {
    return field;
  }

  boolean isFieldOn() {
    return fieldOn;
  }

  @Override
  public List<Switch> switches() {
    return field.switches();
  }

  @Override
  public List<Gesture> gestures() {
    return field.gestures();
  }

  @Override
  public List<Answer> receive(byte[] frame) {
    hear();
    return switch (frame[0]) {
      case 0x00 -> quietly(frame, 6, () -> set(frame[1], value(frame)));
      case 0x01 -> quietly(frame, 6, () -> set(frame[1], registers[frame[1]] | value(frame)));
      case 0x02 -> quietly(frame, 6, () -> set(frame[1], registers[frame[1]] & value(frame)));
      case 0x04 -> List.of(Answer.now(littleEndian(registers[frame[1]])));
      case 0x07 -> List.of(Answer.now(eeprom(frame[1] & 0xFF, frame[2] & 0xFF)));
      case 0x09 -> quietly(frame, frame.length, () -> send(frame));
      case 0x0A -> List.of(Answer.now(received));
      case 0x11 -> quietly(frame, 3, () -> load(frame[1], frame[2] & 0xFF));
      case 0x16 -> quietly(frame, 2, () -> field(true));
      case 0x17 -> quietly(frame, 2, () -> field(false));
      default -> List.of();
    };
  }

  private static List<Answer> quietly(byte[] frame, int length, Runnable work) {
    if (frame.length == length) {
      work.run();
    }
    return List.of();
  }

  @Override
  public void unplugged() {
    field(false);
    coming = null;
    Arrays.fill(registers, 0);
  }

  private static int value(byte[] frame) {
    return (frame[2] & 0xFF)
        | (frame[3] & 0xFF) << 8
        | (frame[4] & 0xFF) << 16
        | (frame[5] & 0xFF) << 24;
  }

  private static byte[] littleEndian(int value) {
    return new byte[] {
      (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)
    };
  }

  private static byte[] eeprom(int from, int count) {
    int[] memory = Arrays.copyOf(EEPROM, EEPROM_SIZE);
    byte[] part = new byte[count];
    for (int i = 0; i < count && from + i < EEPROM_SIZE; i++) {
      part[i] = (byte) memory[from + i];
    }
    return part;
  }

  private void set(int register, int value) {
    if (register == IRQ_CLEAR) {
      registers[IRQ_STATUS] &= ~value;
      return;
    }
    registers[register] = value;
    if (register == SYSTEM_CONFIG) {
      coming = null;
      boolean waits = (value & 7) == 3 && fieldOn && forIso15693;
      registers[RF_STATUS] = waits ? 1 << 24 : 0;
    }
  }

  private void load(int transmitter, int receiver) {
    forIso15693 = transmitter == 0x0D && receiver == 0x8D;
    registers[TX_CONFIG] = SENDS_DATA | 1;
  }

  private void field(boolean on) {
    fieldOn = on;
    registers[RF_STATUS] = 0;
    slot = SLOTS;
  }

  /** Sent only while the chip waits to transmit; the state then is another. */
  private void send(byte[] frame) {
    if (registers[RF_STATUS] >>> 24 != 1) {
      return;
    }
    sent = nanos.getAsLong();
    sentBytes = frame.length == 2 ? 0 : frame.length - 2 + CHECK_SUM;
    working = Duration.ZERO;
    registers[RF_STATUS] = 5 << 24;
    registers[IRQ_STATUS] |= 2;
    boolean withData = (registers[TX_CONFIG] & SENDS_DATA) == SENDS_DATA;
    byte[] request = Arrays.copyOfRange(frame, 2, frame.length);
    if (withData && request.length > 0) {
      air(request);
    } else if (!withData && request.length == 0) {
      nextSlot();
    }
  }

  private void heard(byte[] answer, boolean clear) {
    long begun = sent + AirTiming.untilAnswered(sentBytes).plus(working).toNanos();
    long ended = begun + AirTiming.rest(answer.length + CHECK_SUM).toNanos();
    coming = new Coming(timed ? begun : sent, timed ? ended : sent, answer, clear);
    hear();
  }

  /** What has come through the air by now. */
  private void hear() {
    if (coming instanceof Coming(long begun, long ended, byte[] answer, boolean clear)) {
      long now = nanos.getAsLong();
      registers[IRQ_STATUS] |= now - begun < 0 ? 0 : RX_BEGUN;
      if (now - ended >= 0) {
        received = answer;
        registers[IRQ_STATUS] |= RX_DONE;
        registers[RX_STATUS] = answer.length | (clear ? 0 : 1 << 18);
        coming = null;
      }
    }
  }

  private void heard(Heard heard) {
    switch (heard) {
      case Heard.Nobody() -> {}
      case Heard.Collision() -> heard(new byte[1], false);
      case Heard.Clear(int[] answer) -> heard(bytes(answer), true);
    }
  }

  private static byte[] bytes(int[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private void air(byte[] request) {
    if (request[0] == 0x06) {
      inventory(request);
    } else if (request[0] == 0x22) {
      addressed(request);
    }
  }

  private void inventory(byte[] request) {
    int bits = request[2] & 0xFF;
    long mask = 0;
    for (int i = 0; i < request.length - 3; i++) {
      mask |= (request[3 + i] & 0xFFL) << 8 * i;
    }
    long wanted = mask;
    slotBits = bits;
    taking =
        field.answering().stream()
            .filter(tag -> ((tag.uid().value() ^ wanted) & (1L << bits) - 1) == 0)
            .toList();
    slot = 0;
    answerInSlot();
  }

  private void nextSlot() {
    slot++;
    if (slot < SLOTS) {
      answerInSlot();
    }
  }

  private void answerInSlot() {
    List<VirtualTag> here =
        taking.stream().filter(tag -> (tag.uid().value() >>> slotBits & 15) == slot).toList();
    List<byte[]> answers = here.stream().map(Pn5180Peer::found).toList();
    if (!answers.isEmpty()) {
      byte[] first = answers.getFirst();
      heard(first, answers.stream().allMatch(each -> Arrays.equals(each, first)));
    }
  }

  private static byte[] found(VirtualTag tag) {
    byte[] answer = new byte[10];
    answer[1] = (byte) tag.dsfid();
    uid(tag, answer);
    return answer;
  }

  private static void uid(VirtualTag tag, byte[] into) {
    for (int i = 0; i < Long.BYTES; i++) {
      into[2 + i] = (byte) (tag.uid().value() >>> 8 * i);
    }
  }

  private void addressed(byte[] request) {
    boolean custom = request[1] < 0;
    int at = custom ? 3 : 2;
    long uid = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      uid |= (request[at + i] & 0xFFL) << 8 * i;
    }
    TagUid target = new TagUid(uid);
    byte[] rest = Arrays.copyOfRange(request, at + Long.BYTES, request.length);
    switch (request[1] & 0xFF) {
      case 0x21 -> write(target, tag -> writeBlock(tag, rest));
      case 0x23 ->
          heard(field.tell(target, tag -> read(tag, rest[0] & 0xFF, (rest[1] & 0xFF) + 1)));
      case 0x27 -> write(target, tag -> tag.writeAfi(rest[0] & 0xFF));
      case 0x29 -> write(target, tag -> tag.writeDsfid(rest[0] & 0xFF));
      case 0x2B -> heard(field.tell(target, Pn5180Peer::information));
      case 0xA2 -> write(target, tag -> tag.writeEas(true));
      case 0xA3 -> write(target, tag -> tag.writeEas(false));
      case 0xA5 -> alarm(target);
      default -> {}
    }
  }

  private void write(TagUid target, Function<VirtualTag, Boolean> what) {
    working = AirTiming.PROGRAMMING;
    heard(field.write(target, tag -> what.apply(tag) ? new int[] {0} : new int[] {1, 0x12}));
  }

  private static boolean writeBlock(VirtualTag tag, byte[] rest) {
    return tag.writeBlock(rest[0] & 0xFF, Arrays.copyOfRange(rest, 1, rest.length));
  }

  private static int[] read(VirtualTag tag, int first, int count) {
    if (tag.isWorn() || first + count > tag.blocks()) {
      return new int[] {1, 0x10};
    }
    byte[] memory = tag.memory();
    int[] answer = new int[1 + count * VirtualTag.BLOCK_SIZE];
    for (int i = 1; i < answer.length; i++) {
      answer[i] = memory[first * VirtualTag.BLOCK_SIZE + i - 1] & 0xFF;
    }
    return answer;
  }

  private static int[] information(VirtualTag tag) {
    byte[] head = new byte[10];
    head[1] = 0x0F;
    uid(tag, head);
    int[] answer = new int[15];
    for (int i = 0; i < head.length; i++) {
      answer[i] = head[i] & 0xFF;
    }
    answer[10] = tag.dsfid();
    answer[11] = tag.afi();
    answer[12] = tag.blocks() - 1;
    answer[13] = VirtualTag.BLOCK_SIZE - 1;
    answer[14] = 0x01;
    return answer;
  }

  /** One whose bit is not set keeps silent. */
  private void alarm(TagUid target) {
    Heard heard = field.tell(target, tag -> new int[] {tag.eas() ? 0 : 1});
    if (heard instanceof Heard.Clear(int[] answer) && answer[0] == 0) {
      heard(heard);
    }
  }

  /** The lowest byte last in line: a bit that no register has. */
  @Override
  public byte[] spoiled(byte[] frame) {
    byte[] wrong = frame.clone();
    wrong[wrong.length - 1] ^= (byte) 0xF0;
    return wrong;
  }
}
