package org.shuyi.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.journal.HashChain;

/** A file for a stick is read as it was written, and not at all if one bit of it has changed. */
class ExportTest {
  private static final StationId VAN = new StationId("van-01");
  private static final Epoch EPOCH = new Epoch(0xa1b2c3d4e5f60718L);

  /** What a file holds. */
  private record Whole(Export export, List<Batch> batches) {}

  private static Whole read(byte[] file, int piece) throws WireException {
    ExportReader reader = new ExportReader();
    List<Batch> batches = new ArrayList<>();
    for (int at = 0; at < file.length; at += piece) {
      batches.addAll(reader.feed(Arrays.copyOfRange(file, at, Math.min(file.length, at + piece))));
    }
    return new Whole(reader.finish(), batches);
  }

  private static Batch batch(long first, int rows) {
    List<byte[]> payloads = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      payloads.add(new byte[] {(byte) (first + i), 7});
    }
    byte[] hash = HashChain.start();
    return new Batch(VAN, EPOCH, first, hash, payloads, hash, List.of());
  }

  private static byte[] file(Export export, List<Batch> batches) {
    ExportWriter writer = new ExportWriter();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(writer.begin(export));
    batches.forEach(batch -> file.writeBytes(writer.batch(batch)));
    file.writeBytes(writer.end());
    return file.toByteArray();
  }

  private static byte[] file() {
    return file(new Export(VAN, EPOCH, 1, 5), List.of(batch(1, 3), batch(4, 2)));
  }

  private static void refused(byte[] file, String why) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> read(file, 1024))
        .withMessageContaining(why);
  }

  @Test
  void isItsExampleBothWays() throws WireException {
    byte[] example = ExamplesTest.example("export");
    Whole whole = read(example, example.length);

    assertThat(whole.export()).isEqualTo(new Export(VAN, EPOCH, 1, 2));
    assertThat(whole.batches())
        .singleElement()
        .extracting(Batch::payloads)
        .asInstanceOf(LIST)
        .containsExactly(ExamplesTest.example("act-loan"), ExamplesTest.example("act-return"));
    assertThat(read(file(whole.export(), whole.batches()), 64))
        .usingRecursiveComparison()
        .isEqualTo(whole);
  }

  @Property(tries = 100)
  void anyPiecesGiveTheSame(@ForAll @IntRange(min = 1, max = 400) int piece) throws WireException {
    Whole whole = read(file(), piece);

    assertThat(whole.batches())
        .usingRecursiveComparison()
        .isEqualTo(List.of(batch(1, 3), batch(4, 2)));
  }

  @Test
  void anEmptyJournalIsAnExportToo() throws WireException {
    Whole whole = read(file(new Export(VAN, EPOCH, 1, 0), List.of()), 7);

    assertThat(whole.batches()).isEmpty();
    assertThat(whole.export().last()).isZero();
  }

  @Test
  void everyFlippedBitIsSeen() {
    byte[] file = file();
    for (int bit = 0; bit < file.length * 8; bit++) {
      byte[] damaged = file.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatExceptionOfType(WireException.class)
          .as("bit %d", bit)
          .isThrownBy(() -> read(damaged, 64));
    }
  }

  @Test
  void everyCutIsSeen() {
    byte[] file = file();
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatExceptionOfType(WireException.class)
          .as("%d bytes", length)
          .isThrownBy(() -> read(cut, 64));
    }
    refused(Arrays.copyOf(file, file.length - 1), "ends in the middle");
    refused(Arrays.copyOf(file, file.length + 1), "after the end");
  }

  @Test
  void whatIsNotOneIsRefused() {
    refused("{\"sequence\":1}".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "not an");
    byte[] huge = file();
    huge[4] = 0x7f;
    refused(huge, "at most");
  }

  @Test
  void batchesThatDoNotFollowAreRefused() {
    Export five = new Export(VAN, EPOCH, 1, 5);
    refused(file(five, List.of(batch(1, 2), batch(4, 2))), "after row 2");
    refused(file(five, List.of(batch(1, 3), batch(3, 3))), "after row 3");
    refused(file(five, List.of(batch(1, 6))), "after row 0");
    refused(file(five, List.of(batch(1, 0), batch(1, 5))), "after row 0");
    Epoch other = new Epoch(1);
    refused(file(new Export(VAN, other, 1, 5), List.of(batch(1, 5))), "after row 0");
    refused(file(new Export(new StationId("b"), EPOCH, 1, 5), List.of(batch(1, 5))), "row 0");
  }

  @Property(tries = 2000)
  void anyBytesAtAllAreReadOrRefused(@ForAll @Size(max = 300) byte[] tail, @ForAll long seed) {
    byte[] start = Arrays.copyOf(file(), new Random(seed).nextInt(file().length));
    byte[] file = Arrays.copyOf(start, start.length + tail.length);
    System.arraycopy(tail, 0, file, start.length, tail.length);
    try {
      read(file, 64);
    } catch (WireException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
