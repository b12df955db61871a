package org.shuyi.hardware.printer.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.shuyi.hardware.printer.escpos.PrinterBench.answer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.link.file.DeviceFileLink;
import org.shuyi.hardware.printer.Document;
import org.shuyi.hardware.printer.Document.Align;
import org.shuyi.hardware.printer.Document.Text;
import org.shuyi.hardware.printer.Printer.Printed;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter.Fault;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter.Slip;

class EscPosPrinterTest {
  @TempDir Path directory;
  private PrinterBench bench;

  @BeforeEach
  void plugIn() throws IOException {
    bench = new PrinterBench(directory);
    bench.startReady();
  }

  @AfterEach
  void unplug() {
    bench.close();
  }

  @Test
  void aChineseSlipComesOutAsItWasWritten() throws IOException {
    Slip slip = printed(loanSlip());
    save(slip, "loan");
    assertThat(slip.cut()).isTrue();
    assertThat(slip.text())
        .isEqualTo(
            """
            城西流动书车
            借书凭条 Loan slip

            2026-11-21 15:04        王**8812
            --------------------------------
            红楼梦（上）          12月19日前
            平凡的世界：路遥文集第一卷，附作
            者手稿影印及创作年表  12月19日前
            Thinking, Fast and Slow
            12月19日前
            --------------------------------
            共 3 册                  3 items

            [QR https://lib.example/s/7F3A]

            下次到站：12月19日 14:00
            人民路广场
            """);
  }

  private static Document loanSlip() {
    return new Document(
        List.of(
            new Text("城西流动书车", Align.CENTRE, 2, true),
            new Text("借书凭条 Loan slip", Align.CENTRE, 1, false),
            new Document.Feed(1),
            new Document.Pair("2026-11-21 15:04", "王**8812"),
            new Document.Rule(),
            new Document.Pair("红楼梦（上）", "12月19日前"),
            new Document.Pair("平凡的世界：路遥文集第一卷，附作者手稿影印及创作年表", "12月19日前"),
            new Document.Pair("Thinking, Fast and Slow", "12月19日前"),
            new Document.Rule(),
            new Document.Pair("共 3 册", "3 items"),
            new Document.Feed(1),
            new Document.Qr("https://lib.example/s/7F3A"),
            new Document.Feed(1),
            new Text("下次到站：12月19日 14:00", Align.CENTRE, 1, false),
            new Text("人民路广场", Align.CENTRE, 1, false)));
  }

  @Test
  void hanziBlackenThePaperWhereTheyStand() {
    BufferedImage image = printed(document(Text.plain("　书　 A"))).image();
    assertThat(inkIn(image, 0)).isZero();
    assertThat(inkIn(image, 2)).isGreaterThan(100);
    assertThat(inkIn(image, 4)).isZero();
    assertThat(inkIn(image, 6)).isGreaterThan(40);
  }

  /** 㐀 has four bytes in GB18030, 81 39 EE 39, and no glyph in common printers. */
  @Test
  void aLineWithARareHanziComesOutAsAPicture() throws IOException {
    Slip slip =
        printed(
            document(
                Text.plain("下一行有生僻字"),
                Text.plain("《㐀书》影印本 1"),
                new Text("㐀", Align.CENTRE, 2, true),
                Text.plain("上一行有生僻字")));
    save(slip, "rare");
    assertThat(slip.text()).isEqualTo("下一行有生僻字\n[picture 384x30]\n[picture 384x60]\n上一行有生僻字\n");
  }

  @Test
  void aPrinterThatIsADeviceFilePrintsAndItsLossIsSeen(@TempDir Path other) throws IOException {
    try (PrinterBench usb = new PrinterBench(other, DeviceFileLink::open)) {
      usb.startReady();
      assertThat(answer(usb.printer.print(loanSlip()))).isEqualTo(new Printed.Done());
      assertThat(usb.paper.slips()).hasSize(1);
      usb.paper.unplug();
      assertThat(PrinterBench.reasonOf(answer(usb.printer.check())))
          .isEqualTo(Condition.Reason.UNPLUGGED);
      usb.paper.plugIn();
      usb.awaitReady();
    }
  }

  @Test
  void itSaysItsNameAndItsBytesAreExplained() {
    Examination examination = answer(bench.printer.examine());
    assertThat(examination.identity())
        .isEqualTo(new Identity("VIRTUAL-58", "1.02 ESC/POS", "V58-000001"));
    bench.paper.set(Fault.COVER_OPEN, true);
    assertThat(answer(bench.printer.examine()).exchange())
        .extracting(Examination.Piece::hex, Examination.Piece::meaning)
        .contains(
            tuple("100402", "Status 2, at once."),
            tuple("16", "The printer's cover is open; close it."),
            tuple("12", "Status 4: nothing wrong."));
  }

  @Test
  void aPrinterWithoutANamePrintsAsWell(@TempDir Path other) throws IOException {
    try (PrinterBench plain = new PrinterBench(other)) {
      plain.paper.set(Fault.NO_NAME, true);
      plain.startReady();
      assertThat(answer(plain.printer.examine()).identity()).isEqualTo(Identity.UNKNOWN);
      assertThat(answer(plain.printer.print(loanSlip()))).isEqualTo(new Printed.Done());
    }
  }

  private static Document document(Document.Block... blocks) {
    return new Document(List.of(blocks));
  }

  private Slip printed(Document document) {
    assertThat(answer(bench.printer.print(document))).isEqualTo(new Printed.Done());
    assertThat(bench.paper.slips()).hasSize(1);
    return bench.paper.slips().getFirst();
  }

  private static void save(Slip slip, String name) throws IOException {
    slip.savePng(Files.createDirectories(Path.of("target", "slips")).resolve(name + ".png"));
  }

  /** Dark pixels of a cell of two columns in the first line of a slip. */
  private static int inkIn(BufferedImage image, int column) {
    int left = (image.getWidth() - Paper.MM58.dots()) / 2 + column * Paper.DOTS_PER_COLUMN;
    int dark = 0;
    for (int x = left; x < left + 24; x++) {
      for (int y = 40; y < 76; y++) {
        dark += (image.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
      }
    }
    return dark;
  }
}
