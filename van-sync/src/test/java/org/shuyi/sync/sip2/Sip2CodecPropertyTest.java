package org.shuyi.sync.sip2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class Sip2CodecPropertyTest {
  private static final Sip2Codec CHECKED = new Sip2Codec(StandardCharsets.UTF_8, true);

  @Property(tries = 400)
  void whatIsWrittenIsRead(
      @ForAll("messages") Message message,
      @ForAll @IntRange(min = 0, max = 9) int sequence,
      @ForAll("charsets") Charset charset)
      throws Exception {
    Sip2Codec codec = new Sip2Codec(charset, true);
    assertThat(codec.decode(frame(codec, message, sequence)))
        .isEqualTo(new Sip2Codec.Received(message, OptionalInt.of(sequence)));
  }

  /** Only the case of a hexadecimal digit may flip unseen; the message is the same then. */
  @Property(tries = 400)
  void aChangedByteIsNoticed(
      @ForAll("messages") Message message,
      @ForAll @IntRange(min = 0, max = 9) int sequence,
      @ForAll @IntRange(min = 0, max = 100_000) int place,
      @ForAll @IntRange(min = 1, max = 255) int change)
      throws Exception {
    byte[] frame = frame(CHECKED, message, sequence);
    frame[place % frame.length] ^= (byte) change;
    try {
      assertThat(CHECKED.decode(frame).message()).isEqualTo(message);
    } catch (Sip2FormatException e) {
      assertThat(e.reason()).isNotNull();
    }
  }

  @Property(tries = 1000)
  void anyBytesGiveAMessageOrAReason(
      @ForAll @Size(max = 400) byte[] bytes, @ForAll boolean errorDetection) {
    Sip2Codec codec = new Sip2Codec(StandardCharsets.UTF_8, errorDetection);
    try {
      Message message = codec.decode(bytes).message();
      assertThat(message.toString()).isNotEmpty();
    } catch (Sip2FormatException e) {
      assertThat(e.reason()).isNotNull();
    }
  }

  /** What starts like an answer is read to the end, or refused, whatever follows. */
  @Property(tries = 1000)
  void anyTextAfterAKnownCodeGivesAnAnswerOrAReason(@ForAll MessageType type, @ForAll String rest) {
    Sip2Codec codec = new Sip2Codec(StandardCharsets.UTF_8, false);
    Sip2Dates dates = new Sip2Dates(java.time.ZoneId.of("Asia/Shanghai"));
    try {
      byte[] frame = (type.code() + rest).getBytes(StandardCharsets.UTF_8);
      assertThat(Response.of(codec.decode(frame).message(), dates).toString()).isNotEmpty();
    } catch (Sip2FormatException e) {
      assertThat(e.reason()).isNotNull();
    }
  }

  @Property(tries = 200)
  void framesSurviveBeingCutAnywhere(
      @ForAll @Size(min = 1, max = 5) List<@net.jqwik.api.From("messages") Message> messages,
      @ForAll @IntRange(min = 1, max = 64) int chunk,
      @ForAll boolean lineFeeds)
      throws Exception {
    java.io.ByteArrayOutputStream stream = new java.io.ByteArrayOutputStream();
    for (Message message : messages) {
      stream.writeBytes(CHECKED.encode(message, 1));
      stream.writeBytes(lineFeeds ? new byte[] {'\n'} : new byte[0]);
    }
    Sip2Framer framer = new Sip2Framer();
    List<Message> read = new java.util.ArrayList<>();
    byte[] all = stream.toByteArray();
    for (int at = 0; at < all.length; at += chunk) {
      for (byte[] frame : framer.feed(all, at, Math.min(chunk, all.length - at))) {
        read.add(CHECKED.decode(frame).message());
      }
    }
    assertThat(read).isEqualTo(messages);
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Arbitraries.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
  }

  @Provide
  Arbitrary<Message> messages() {
    return Arbitraries.of(MessageType.class)
        .flatMap(
            type ->
                Combinators.combine(fixed(type), entries())
                    .as((fixed, entries) -> new Message(type, fixed, entries)));
  }

  private static Arbitrary<Map<FixedField, String>> fixed(MessageType type) {
    return Arbitraries.strings()
        .withChars("YNU 019")
        .ofLength(type.fixedWidth())
        .map(
            text -> {
              Map<FixedField, String> values = new EnumMap<>(FixedField.class);
              int at = 0;
              for (FixedField field : type.layout()) {
                values.put(field, text.substring(at, at + field.width()));
                at += field.width();
              }
              return values;
            });
  }

  private static Arbitrary<List<Message.Entry>> entries() {
    Arbitrary<String> codes =
        Arbitraries.strings().withCharRange('A', 'Z').withCharRange('0', '9').ofLength(2);
    Arbitrary<String> values =
        Arbitraries.strings().withChars("三体活着AZY019 -/.éЖ&#;").ofMaxLength(20);
    return Combinators.combine(codes, values).as(Message.Entry::new).list().ofMaxSize(8);
  }

  private static byte[] frame(Sip2Codec codec, Message message, int sequence) throws Exception {
    byte[] line = codec.encode(message, sequence);
    return Arrays.copyOf(line, line.length - 1);
  }
}
