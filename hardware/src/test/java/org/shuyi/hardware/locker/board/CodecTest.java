package org.shuyi.hardware.locker.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.framing.Framer;
import org.shuyi.hardware.locker.DoorState;

/** Frames that are printed in public descriptions of the boards. */
@GoldenFrames(
    drivers = {"kerong", "lock-8a"},
    from = "KERONG CU16 and 8A boards, as printed by their makers")
class CodecTest {
  private static final Kerong KERONG = new Kerong(1);
  private static final EightA EIGHT_A = new EightA(0x11);

  private static byte[] hex(String text) {
    return HexFormat.ofDelimiter(" ").parseHex(text);
  }

  @Test
  void kerongAsksAndOpens() {
    assertThat(KERONG.ask(new Place(0, 1))).isEqualTo(hex("02 00 30 03 35"));
    assertThat(KERONG.open(new Place(0, 1))).isEqualTo(hex("02 00 31 03 36"));
    assertThat(KERONG.open(new Place(0, 16))).isEqualTo(hex("02 0f 31 03 45"));
    assertThat(KERONG.open(new Place(1, 3))).isEqualTo(hex("02 12 31 03 48"));
  }

  @Test
  void kerongTellsOfSixteenHooks() {
    assertThat(kerong("02 00 35 ff ff 00 00 03 38")).containsOnly(DoorState.CLOSED);
    assertThat(kerong("02 00 35 fe ff 00 00 03 37"))
        .hasSize(16)
        .startsWith(DoorState.OPEN)
        .containsOnlyOnce(DoorState.OPEN);
  }

  private static List<DoorState> kerong(String text) {
    byte[] frame = hex(text);
    assertThat(KERONG.framer().feed(frame, frame.length)).containsExactly(frame);
    return KERONG.answer(new Place(0, 1), frame).orElseThrow().states();
  }

  @Test
  void anotherBoardsAnswerIsNotTaken() {
    assertThat(KERONG.answer(new Place(1, 1), hex("02 00 35 ff ff 00 00 03 38"))).isEmpty();
    assertThat(EIGHT_A.answer(new Place(1, 2), hex("80 01 01 11 91"))).isEmpty();
    assertThat(EIGHT_A.answer(new Place(2, 1), hex("80 01 01 11 91"))).isEmpty();
  }

  @Test
  void eightAAsksAndOpens() {
    assertThat(EIGHT_A.open(new Place(1, 1))).isEqualTo(hex("8a 01 01 11 9b"));
    assertThat(EIGHT_A.ask(new Place(1, 1))).isEqualTo(hex("80 01 01 33 b3"));
  }

  @Test
  void whatElevenMeansIsASetting() {
    byte[] eleven = hex("80 01 01 11 91");
    Place place = new Place(1, 1);
    assertThat(EIGHT_A.answer(place, eleven).orElseThrow().states()).containsOnly(DoorState.CLOSED);
    assertThat(new EightA(0).answer(place, eleven).orElseThrow().states())
        .containsOnly(DoorState.OPEN);
    assertThatThrownBy(() -> make(Map.of("address", "tcp://127.0.0.1:1")))
        .hasMessageContaining("closed-reads: is missing");
    assertThatThrownBy(() -> make(Map.of("address", "tcp://127.0.0.1:1", "closed-reads", "closed")))
        .hasMessageContaining(
            "device doors: closed-reads: 'closed' given; expected \"11\" or \"00\"");
    assertThatThrownBy(
            () ->
                make(Map.of("address", "tcp://127.0.0.1:1", "closed-reads", "11", "boards", "1,1")))
        .hasMessageContaining("boards: '1,1' given; expected at most 8 addresses from 1 to 32");
  }

  private static void make(Map<String, Object> values) {
    DeviceId id = new DeviceId("doors");
    new EightADriver().make(id, new Settings(id, values), event -> {}).close();
  }

  @Property(tries = 300)
  void answersAreFoundBehindNoiseHoweverTheyAreCut(
      @ForAll boolean kerong,
      @ForAll @Size(max = 30) byte[] noise,
      @ForAll @IntRange(min = 1, max = 12) int chunk,
      @ForAll short states) {
    byte[] frame = kerong ? kerongFrame(states) : hex("80 01 01 11 91");
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(noise);
    stream.writeBytes(frame);
    stream.writeBytes(frame);
    List<byte[]> found = feed(kerong ? KERONG.framer() : EIGHT_A.framer(), stream, chunk);
    assertThat(found).last().isEqualTo(frame);
    assertThat(found.stream().filter(f -> Arrays.equals(f, frame)).count())
        .isGreaterThanOrEqualTo(noise.length == 0 ? 2 : 1);
  }

  @Property(tries = 300)
  void noFlippedBitPasses(@ForAll boolean kerong, @ForAll short states, @ForAll int anywhere) {
    byte[] frame = kerong ? kerongFrame(states) : hex("80 01 01 11 91");
    int bit = Math.floorMod(anywhere, frame.length * 8);
    frame[bit / 8] ^= (byte) (1 << bit % 8);
    Framer<byte[]> framer = kerong ? KERONG.framer() : EIGHT_A.framer();
    assertThat(framer.feed(frame, frame.length)).isEmpty();
    assertThat(framer.sawNoise()).isTrue();
  }

  private static byte[] kerongFrame(short states) {
    byte[] frame = {2, 0x10, 0x35, (byte) states, (byte) (states >> 8), 0, 0, 3, 0};
    for (int i = 0; i < 8; i++) {
      frame[8] += frame[i];
    }
    return frame;
  }

  private static List<byte[]> feed(Framer<byte[]> framer, ByteArrayOutputStream stream, int chunk) {
    byte[] all = stream.toByteArray();
    List<byte[]> found = new ArrayList<>();
    for (int from = 0; from < all.length; from += chunk) {
      byte[] part = Arrays.copyOfRange(all, from, Math.min(all.length, from + chunk));
      found.addAll(framer.feed(part, part.length));
    }
    return found;
  }
}
