package org.shuyi.hardware.link.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.link.recording.Recording.Entry;
import org.shuyi.hardware.link.recording.Recording.What;

class RecordingTest {
  @Test
  void aRecordingIsReadWithItsComments() {
    Recording recording =
        Recording.parse(
            """
            # rfid at tcp://10.0.0.2:10001

            0 =
            2 > 05 00 65 e5a1   # are you there?
            14 < 06
            3012 ! gone
            """);
    assertThat(recording.entries())
        .containsExactly(
            entry(0, new What.Opened()),
            entry(2, new What.Sent("05 00 65 E5 A1")),
            entry(14, new What.Received("06")),
            entry(3012, new What.Failed(Kind.GONE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello       | expected '<ms> ='
          > 05        | expected '<ms> ='
          -3 > 05     | expected '<ms> ='
          3 > 5       | pairs of hex digits
          3 < xx      | pairs of hex digits
          3 >         | at least one byte
          3 ! AWAY    | expected one of [NOT_FOUND
          3 = 05      | nothing follows
          9999999999999999 = | expected '<ms> ='
          """)
  void aBadLineIsNamed(String line, String complaint) {
    assertThatThrownBy(() -> Recording.parse("0 =\n# fine\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining(complaint);
  }

  @Property
  void whatIsWrittenReadsBack(@ForAll @Size(min = 1, max = 64) byte[] bytes) {
    Entry sent = entry(7, new What.Sent(Recording.hex(bytes, bytes.length)));
    assertThat(Recording.parse(sent.toString()).entries()).isEqualTo(List.of(sent));
  }

  private static Entry entry(long millis, What what) {
    return new Entry(Duration.ofMillis(millis), what);
  }
}
