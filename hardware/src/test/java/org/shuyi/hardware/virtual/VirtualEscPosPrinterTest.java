package org.shuyi.hardware.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.link.serial.SerialLink;
import org.shuyi.hardware.link.serial.SerialSettings;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter.Fault;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter.Slip;

/** Literal bytes, as a driver that is not ours would send them. */
class VirtualEscPosPrinterTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String HANZI_SLIP = "1B40 1C26 BDE8CAE9C6BECCF5 0A 1D564210";

  @TempDir Path directory;
  private VirtualEscPosPrinter printer;
  private SerialLink link;

  @BeforeEach
  void plugIn() throws IOException {
    printer = VirtualEscPosPrinter.open(384, directory.resolve("port"));
    link = open(printer.path());
  }

  private static SerialLink open(String path) throws IOException {
    return SerialLink.open(new SerialSettings(path, 9600, SerialSettings.Parity.NONE));
  }

  @AfterEach
  void unplug() {
    link.close();
    printer.close();
  }

  @Test
  void twoByteTextIsRead() throws IOException {
    send(HANZI_SLIP);
    assertThat(slip(1).text()).isEqualTo("借书凭条\n");
  }

  /** The malformed twin: 㐀 in four bytes is two wrong characters to a printer of two bytes. */
  @Test
  void fourByteTextIsNotRead() throws IOException {
    send("1B40 1C26 8139EE39 0A 1D564210");
    assertThat(slip(1).text()).doesNotContain("㐀").contains("?");
  }

  @Test
  void outsideHanziModeTheSameBytesAreNoHanzi() throws IOException {
    send("1B40 1C2E BDE8CAE9C6BECCF5 0A 1D5601");
    assertThat(slip(1).text()).isEqualTo("????????\n");
  }

  @Test
  void statusIsAnsweredWhileItCannotPrint() throws IOException {
    assertThat(ask("100401 100402 100403 100404", 4)).isEqualTo("12121212");
    printer.set(Fault.PAPER_OUT, true);
    send(HANZI_SLIP);
    assertThat(ask("100401 100402 100403 100404", 4)).isEqualTo("1a321272");
    printer.set(Fault.COVER_OPEN, true);
    printer.set(Fault.CUTTER_JAMMED, true);
    printer.set(Fault.PAPER_NEAR_END, true);
    assertThat(ask("100402 100403 100404", 3)).isEqualTo("761a7e");
    assertThat(printer.slips()).isEmpty();
  }

  @Test
  void whatWasSentWithoutPaperIsPrintedWithTheNextRollUnlessCleared() throws IOException {
    printer.set(Fault.PAPER_OUT, true);
    send(HANZI_SLIP);
    assertThat(ask("100401", 1)).isEqualTo("1a");
    printer.set(Fault.PAPER_OUT, false);
    assertThat(slip(1).text()).isEqualTo("借书凭条\n");

    printer.set(Fault.PAPER_OUT, true);
    send(HANZI_SLIP);
    send("100502");
    assertThat(ask("100401", 1)).isEqualTo("1a");
    printer.set(Fault.PAPER_OUT, false);
    assertThat(ask("1D7201", 1)).isEqualTo("00");
    assertThat(printer.slips()).hasSize(1);
  }

  @Test
  void aMarkIsAnsweredInTurnAndNotWithoutPaper() throws IOException {
    send("1D7201");
    assertThat(read(1)).isEqualTo("00");
    printer.set(Fault.PAPER_OUT, true);
    assertThat(ask("1D7201 100401", 1)).isEqualTo("1a");
    assertThat(link.read(new byte[1], Duration.ofMillis(100))).isZero();
    printer.set(Fault.PAPER_OUT, false);
    assertThat(read(1)).isEqualTo("00");
  }

  @Test
  void aCommandInPiecesIsOneCommand() throws IOException {
    for (byte one : HexFormat.of().parseHex(HANZI_SLIP.replace(" ", ""))) {
      link.write(new byte[] {one});
    }
    assertThat(slip(1).text()).isEqualTo("借书凭条\n");
  }

  @Test
  void aByteOfDleThatIsNoRequestStaysInThePicture() throws IOException {
    send("1B40 1D763000 0400 0100 1000 10FF 1D5600");
    assertThat(slip(1).text()).isEqualTo("[picture 32x1]\n");
    BufferedImage image = slip(1).image();
    int left = (image.getWidth() - 384) / 2;
    int dark = 0;
    for (int x = left; x < left + 32; x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        boolean paper = image.getRGB(x, y) >>> 24 == 255;
        dark += paper && (image.getRGB(x, y) & 0xFF) < 100 ? 1 : 0;
      }
    }
    assertThat(dark).isEqualTo(10);
  }

  @Test
  void aQrCodeCanBeReadFromThePaper() throws Exception {
    send(
        """
        1B40 1B6101 1D286B0400 31413200 1D286B0300 314306 1D286B0300 314531
        1D286B0700 315030 4C494231 1D286B0300 315130 1D564210\
        """);
    assertThat(slip(1).text()).isEqualTo("[QR LIB1]\n");
    assertThat(qrIn(slip(1).image())).isEqualTo("LIB1");
  }

  @Test
  void blankPaperHasNoQrCode() throws IOException {
    send(HANZI_SLIP);
    BufferedImage image = slip(1).image();
    assertThatThrownBy(() -> qrIn(image)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void theLastFiftySlipsAreKeptAndEachIsAnnounced() throws IOException {
    List<Integer> announced = new CopyOnWriteArrayList<>();
    printer.onSlip(slip -> announced.add(slip.number()));
    for (int i = 0; i < 53; i++) {
      send("41 0A 1D5600");
    }
    await().atMost(SOON).until(() -> announced.size() == 53);
    assertThat(announced).isSorted().endsWith(53);
    assertThat(printer.slips()).hasSize(VirtualEscPosPrinter.KEPT_SLIPS);
    assertThat(printer.slips().getFirst().number()).isEqualTo(4);
  }

  @Test
  void theStablePathLeadsToThePrinterAgainAfterAReplug() throws IOException {
    Path stable = directory.resolve("printer");
    try (VirtualEscPosPrinter moving = VirtualEscPosPrinter.open(576, stable)) {
      assertThat(moving.path()).isEqualTo(stable.toString());
      moving.unplug();
      assertThat(Files.exists(stable)).isFalse();
      moving.plugIn();
      try (SerialLink again = open(moving.path())) {
        again.write(HexFormat.of().parseHex("4F4B0A1D5600"));
        await().atMost(SOON).until(() -> !moving.slips().isEmpty());
        assertThat(moving.slips().getFirst().text()).isEqualTo("OK\n");
      }
    }
    assertThat(Files.isSymbolicLink(stable)).isFalse();
  }

  @Test
  void aSlipIsSavedAsAPicture() throws IOException {
    send(HANZI_SLIP);
    Path file = directory.resolve("slip.png");
    slip(1).savePng(file);
    BufferedImage read = ImageIO.read(file.toFile());
    assertThat(read.getWidth()).isGreaterThan(384);
    assertThat(read.getRGB(0, 0) >>> 24).as("beside the teeth of the cut").isLessThan(255);
  }

  private void send(String hex) throws IOException {
    link.write(HexFormat.of().parseHex(hex.replaceAll("\\s", "")));
  }

  private String ask(String hex, int count) throws IOException {
    send(hex);
    return read(count);
  }

  private String read(int count) throws IOException {
    byte[] answer = new byte[count];
    int done = 0;
    while (done < count) {
      byte[] part = new byte[count - done];
      int read = link.read(part, SOON);
      assertThat(read).isPositive();
      System.arraycopy(part, 0, answer, done, read);
      done += read;
    }
    return HexFormat.of().formatHex(answer);
  }

  private Slip slip(int number) {
    await().atMost(SOON).until(() -> printer.slips().size() >= number);
    return printer.slips().get(number - 1);
  }

  private static String qrIn(BufferedImage image) throws Exception {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }
}
