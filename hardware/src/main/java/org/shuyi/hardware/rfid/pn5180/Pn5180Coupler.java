package org.shuyi.hardware.rfid.pn5180;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.pad.Answer;
import org.shuyi.hardware.rfid.pad.Answer.Nothing;
import org.shuyi.hardware.rfid.pad.Answer.Why;
import org.shuyi.hardware.rfid.pad.Coupler;
import org.shuyi.hardware.rfid.pad.Stock;
import org.shuyi.hardware.rfid.pad.TagInfo;
import org.shuyi.hardware.rfid.pad.Wire;
import org.shuyi.hardware.rfid.pn5180.Chip.Heard;

/** The commands of ISO/IEC 15693 as a PN5180 carries them into the air. */
final class Pn5180Coupler implements Coupler {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** So few that an answer, at 0.3 ms a byte, does not take longer than {@link #WHOLE}. */
  private static final int BLOCKS_AT_ONCE = 16;

  private static final Duration WHOLE = Duration.ofMillis(100);

  /** A tag may need 20 ms to write, and answers then (ISO/IEC 15693-3, 10.4.2). */
  private static final Duration WRITING = Duration.ofMillis(20);

  private static final int ALREADY_LOCKED = 0x11;
  private static final int LOCKED = 0x12;

  private final Chip chip;
  private final Anticollision anticollision;
  private boolean fieldOn;

  Pn5180Coupler(InstantSource time) {
    this.chip = new Chip(time);
    this.anticollision = new Anticollision(chip);
  }

  @Override
  public Answer<Identity> identify(Wire wire) throws LinkException {
    var ignored = chip.register(wire, HostCommand.IRQ_STATUS);
    byte[] versions = chip.eeprom(wire, HostCommand.VERSIONS_AT, HostCommand.VERSIONS_LENGTH);
    byte[] die = chip.eeprom(wire, Uncertain.DIE_NUMBER_AT, Uncertain.DIE_NUMBER_LENGTH);
    if (isEmpty(versions)) {
      throw new LinkException(Kind.GARBLED, "what is on the SPI bus tells no version: no PN5180");
    }
    return new Answer.Done<>(
        new Identity(
            "NXP PN5180, version " + version(versions, 0),
            version(versions, 2),
            HexFormat.of().withUpperCase().formatHex(die)));
  }

  /** The chip never leaves the factory so; a bus without one says nothing else. */
  private static boolean isEmpty(byte[] versions) {
    byte first = versions[0];
    boolean same = Arrays.equals(versions, repeated(first, versions.length));
    return same && (first == 0 || first == -1);
  }

  private static byte[] repeated(byte value, int count) {
    byte[] all = new byte[count];
    Arrays.fill(all, value);
    return all;
  }

  private static String version(byte[] bytes, int at) {
    return (bytes[at + 1] & 0xFF) + "." + (bytes[at] & 0xFF);
  }

  @Override
  public int antennas() {
    return 1;
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public int blocksAtOnce() {
    return BLOCKS_AT_ONCE;
  }

  @Override
  public Answer<Nothing> field(Wire wire, int antenna) throws LinkException {
    fieldOn = false;
    if (antenna == 0) {
      chip.tell(wire, HostCommand.fieldOff());
      return done();
    }
    chip.tell(wire, HostCommand.loadIso15693());
    chip.tell(wire, HostCommand.fieldOn());
    settle();
    fieldOn = true;
    return done();
  }

  @Override
  public Answer<Nothing> reset(Wire wire) throws LinkException {
    chip.tell(wire, HostCommand.fieldOff());
    settle();
    return field(wire, fieldOn ? 1 : 0);
  }

  private static void settle() {
    LockSupport.parkNanos(Uncertain.FIELD_SETTLES.toNanos());
  }

  private static Answer<Nothing> done() {
    return new Answer.Done<>(new Nothing());
  }

  @Override
  public Answer<Stock> inventory(Wire wire, int most) throws LinkException {
    return new Answer.Done<>(anticollision.run(wire, most));
  }

  @Override
  public Answer<TagInfo> information(Wire wire, TagUid uid) throws LinkException {
    return ask(wire, AirFrame.information(uid), answer -> AirFrame.information(answer, uid));
  }

  @Override
  public Answer<byte[]> read(Wire wire, TagUid uid, int first, int count, int blockSize)
      throws LinkException {
    return ask(
        wire,
        AirFrame.readBlocks(uid, first, count),
        answer -> AirFrame.blocks(answer, count * blockSize));
  }

  @Override
  public Answer<Nothing> write(Wire wire, TagUid uid, int first, byte[] data, int blockSize)
      throws LinkException {
    Answer<Nothing> written = done();
    for (int at = 0; at < data.length && written instanceof Answer.Done; at += blockSize) {
      byte[] block = Arrays.copyOfRange(data, at, at + blockSize);
      written = order(wire, AirFrame.writeBlock(uid, first + at / blockSize, block));
    }
    return written;
  }

  @Override
  public Answer<Nothing> writeAfi(Wire wire, TagUid uid, int afi) throws LinkException {
    return order(wire, AirFrame.writeAfi(uid, afi));
  }

  @Override
  public Answer<Nothing> writeDsfid(Wire wire, TagUid uid, int dsfid) throws LinkException {
    return order(wire, AirFrame.writeDsfid(uid, dsfid));
  }

  @Override
  public Answer<Nothing> writeEas(Wire wire, TagUid uid, boolean on) throws LinkException {
    return order(wire, AirFrame.writeEas(uid, on));
  }

  /** A tag whose bit is not set keeps silent, which another that is not there does too. */
  @Override
  public Answer<Boolean> readEas(Wire wire, TagUid uid) throws LinkException {
    Heard alarm = chip.transceive(wire, AirFrame.easAlarm(uid), Duration.ZERO, WHOLE);
    if (alarm instanceof Heard.Clear) {
      return new Answer.Done<>(true);
    }
    return switch (information(wire, uid)) {
      case Answer.Done<TagInfo> ignored -> new Answer.Done<>(false);
      case Answer.Refused<TagInfo>(Why why, String sentence) -> new Answer.Refused<>(why, sentence);
    };
  }

  private Answer<Nothing> order(Wire wire, byte[] request) throws LinkException {
    Heard heard = chip.transceive(wire, request, WRITING, WHOLE);
    return answer(heard, answer -> Optional.of(new Nothing()));
  }

  private <T> Answer<T> ask(Wire wire, byte[] request, Function<byte[], Optional<T>> meaning)
      throws LinkException {
    return answer(chip.transceive(wire, request, Duration.ZERO, WHOLE), meaning);
  }

  private static <T> Answer<T> answer(Heard heard, Function<byte[], Optional<T>> meaning) {
    return switch (heard) {
      case Heard.Nobody() -> new Answer.Refused<>(Why.OUT_OF_REACH, "no tag answers");
      case Heard.Unclear() ->
          new Answer.Refused<>(Why.OUT_OF_REACH, "several tags at once, or one too weak");
      case Heard.Clear(byte[] answer) ->
          AirFrame.error(answer)
              .<Answer<T>>map(Pn5180Coupler::refused)
              .or(() -> meaning.apply(answer).map(Answer.Done::new))
              .orElseGet(
                  () ->
                      new Answer.Refused<>(
                          Why.READER, answer.length + " bytes do not fit the command"));
    };
  }

  private static <T> Answer<T> refused(int error) {
    Why why = error == ALREADY_LOCKED || error == LOCKED ? Why.LOCKED : Why.TAG_REFUSED;
    return new Answer.Refused<>(why, "the tag refused, error %02X of ISO 15693".formatted(error));
  }

  @Override
  public void lost() {
    fieldOn = false;
  }

  @Override
  public String explain(boolean sent, byte[] bytes) {
    return sent ? HostCommand.explain(bytes) : "";
  }
}
