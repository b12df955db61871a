package org.shuyi.sync.sip2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.sync.fuzz.Fuzz;

/** What a library system, or whatever answers at its port, may send. */
class Sip2FuzzTest {
  private static final int TRIES = 1000;
  private static final Sip2Dates DATES = new Sip2Dates(ZoneId.of("Asia/Shanghai"));

  /** Answers of Koha and dp2, as in {@link GoldenFramesTest}. */
  private static final List<byte[]> ANSWERS =
      Stream.of(
              "941",
              "96",
              "98YYYYYN60099920261120    1000002.00AOCPL|AMCentral|BXYYYYYYYYYYYYYYYY|",
              "121NNY20261120    093000AOCPL|AAP1001|ABB1|AJ三体|AH20261220    235900|CK001|",
              "120NUN20261120    093000AOCPL|AAP1002|ABX|AJ|AH|AFItem checked out to another|BLY|",
              "301YNN20261120    093000AAP1001|ABB1|AJT|AH20270101    235900|CK|AOCPL|",
              "101YNN20261120    093000AOCPL|ABB1|AQCPL|AJA&#124;B|AAP1001|CV01|CTMAIN|CYP2|DA|",
              "1803010120261120    100000ABB1|AJA&#124;B pipe title|AH20261220    235900|CF2|",
              "64              01920200810    224914000000000002000000000000AOdp2Library"
                  + "|AAR0000001|AE张三|BZ0008|CB10|BLY|CQN|AF您|AU0000001|AUT0000131|PA20301231|",
              "36Y20261120    093000AOCPL|AAP1001|")
          .map(answer -> answer.getBytes(UTF_8))
          .toList();

  private static void read(Sip2Codec codec, byte[] frame) throws Sip2FormatException {
    Message message = codec.decode(frame).message();
    if (message.toString().isEmpty() || Response.of(message, DATES).toString().isEmpty()) {
      throw new AssertionError("what a log shows is never empty");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "IBM850"})
  void anAnswerIsReadOrRefused(String charset) throws Exception {
    Sip2Codec codec = new Sip2Codec(Charset.forName(charset), false);
    new Fuzz("sip2 in " + charset, Sip2FormatException.class, ANSWERS)
        .run(TRIES, frame -> read(codec, frame));
  }

  @Test
  void anAnswerWhoseChecksumFitsIsReadOrRefused() throws Exception {
    Sip2Codec codec = new Sip2Codec(UTF_8, true);
    new Fuzz("sip2 with checksum", Sip2FormatException.class, ANSWERS)
        .wrappedBy(Sip2FuzzTest::checked)
        .run(TRIES, frame -> read(codec, frame));
  }

  private static byte[] checked(byte[] body) {
    byte[] trailer = "AY1AZ".getBytes(UTF_8);
    byte[] frame =
        ByteBuffer.allocate(body.length + trailer.length + Checksum.DIGITS)
            .put(body)
            .put(trailer)
            .array();
    return ByteBuffer.wrap(frame)
        .put(frame.length - Checksum.DIGITS, Checksum.of(frame, frame.length - Checksum.DIGITS))
        .array();
  }

  @Test
  void aStreamIsCutOrRefused() throws Exception {
    byte[] stream =
        String.join("\r\n", ANSWERS.stream().map(a -> new String(a, UTF_8)).toList())
            .concat("\r")
            .getBytes(UTF_8);
    Sip2Codec codec = new Sip2Codec(UTF_8, false);
    Random pieces = new Random(1);
    new Fuzz("sip2 stream", Sip2FormatException.class, List.of(stream))
        .run(
            TRIES / 3,
            bytes -> {
              Sip2Framer framer = new Sip2Framer();
              int piece = 1 + pieces.nextInt(5000);
              for (int at = 0; at < bytes.length; at += piece) {
                int length = Math.min(piece, bytes.length - at);
                for (byte[] frame : framer.feed(bytes, at, length)) {
                  read(codec, frame);
                }
              }
            });
  }
}
