package org.shuyi.hardware.link.i2c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.pins.I2c;

class I2cLinkTest {
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final Chip chip = new Chip();
  private final I2cLink link = new I2cLink(chip);

  /** Notes each transaction; a read is acknowledged after as many refusals as are set. */
  private static final class Chip implements I2c {
    final List<String> transactions = new ArrayList<>();
    int refusals;
    boolean deaf;

    @Override
    public void write(byte... bytes) throws IOException {
      if (deaf) {
        throw new IOException("no acknowledge");
      }
      transactions.add("write " + HexFormat.of().formatHex(bytes));
    }

    @Override
    public byte[] read(int register, int count) throws IOException {
      return said("read %d from %02x".formatted(count, register), count);
    }

    @Override
    public byte[] read(int count) throws IOException {
      return said("read " + count, count);
    }

    private byte[] said(String what, int count) throws IOException {
      if (refusals-- > 0) {
        throw new IOException("no acknowledge");
      }
      transactions.add(what);
      return new byte[count];
    }

    @Override
    public void close() {
      transactions.add("close");
    }
  }

  @Test
  void aCommandGoesOutAtOnceAndARegisterWithTheReadThatFollows() throws Exception {
    link.write(new byte[] {0x24, 0x00});
    assertThat(link.read(new byte[6], PATIENCE)).isEqualTo(6);
    link.write(new byte[] {0x02});
    assertThat(link.read(new byte[4], PATIENCE)).isEqualTo(4);
    assertThat(chip.transactions).containsExactly("write 2400", "read 6", "read 4 from 02");
  }

  @Test
  void aRegisterThatWasNotReadIsForgotten() throws Exception {
    link.write(new byte[] {0x02});
    link.discardInput();
    assertThat(link.read(new byte[2], PATIENCE)).isEqualTo(2);
    assertThat(chip.transactions).containsExactly("read 2");
  }

  @Test
  void aChipThatStillMeasuresIsAskedAgain() throws Exception {
    chip.refusals = 5;
    assertThat(link.read(new byte[6], PATIENCE)).isEqualTo(6);
    chip.refusals = Integer.MAX_VALUE;
    assertThat(link.read(new byte[6], Duration.ofMillis(20))).isZero();
  }

  @Test
  void aCommandThatNobodyTakesAndALinkThatWasClosedAreSaid() {
    chip.deaf = true;
    assertThatThrownBy(() -> link.write(new byte[] {0x24, 0x00}))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.GONE));
    link.close();
    link.close();
    assertThat(chip.transactions).containsExactly("close");
    assertThatThrownBy(() -> link.read(new byte[1], PATIENCE))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED));
  }
}
