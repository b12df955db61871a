package org.shuyi.hardware.id.sdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.id.IdDocument;
import org.shuyi.hardware.id.IdDocument.Kind;

/** The person does not exist; the numbers are the examples that GB 11643 prints. */
class LayoutTest {
  @Test
  void aCitizen() {
    byte[] text = blank();
    put(text, 0, "样本不是人");
    put(text, 36, "19491231");
    put(text, 122, "11010519491231002X");
    put(text, 188, "2020010120300101");
    IdDocument document = Layout.read(text).orElseThrow();
    assertThat(document.kind()).isEqualTo(Kind.CITIZEN);
    assertThat(document.name()).containsExactly("样本不是人".toCharArray());
    assertThat(document.number()).containsExactly("11010519491231002X".toCharArray());
    assertThat(document.born()).contains(LocalDate.of(1949, 12, 31));
    assertThat(document.validUntil()).contains(LocalDate.of(2030, 1, 1));
  }

  @Test
  void oneWithoutEnd() {
    byte[] text = blank();
    put(text, 0, "样本不是人");
    put(text, 36, "18800101");
    put(text, 122, "440524188001010014");
    put(text, 204, "长期");
    put(text, 248, "J");
    IdDocument document = Layout.read(text).orElseThrow();
    assertThat(document.kind()).isEqualTo(Kind.RESIDENCE_PERMIT);
    assertThat(document.validUntil()).isEmpty();
  }

  @Test
  void aForeignerWithoutAChineseName() {
    byte[] text = blank();
    put(text, 0, "SPECIMEN, NOBODY");
    put(text, 122, "SPECIMEN0000000");
    put(text, 188, "2020010120300101");
    put(text, 220, "19000101");
    put(text, 248, "I");
    IdDocument document = Layout.read(text).orElseThrow();
    assertThat(document.kind()).isEqualTo(Kind.FOREIGNER);
    assertThat(new String(document.name())).isEqualTo("SPECIMEN, NOBODY");
    assertThat(document.born()).contains(LocalDate.of(1900, 1, 1));
  }

  @Test
  void aWrongDigitIsARefusal() {
    byte[] text = blank();
    put(text, 0, "样本不是人");
    put(text, 36, "19491231");
    put(text, 122, "110105194912310021");
    put(text, 188, "2020010120300101");
    assertThat(Layout.read(text)).isEmpty();
  }

  @Test
  void nothingOfThePersonIsInTheTextOrLeftAfterwards() {
    IdDocument document =
        new IdDocument(
            Kind.CITIZEN,
            "样本".toCharArray(),
            "11010519491231002X".toCharArray(),
            LocalDate.of(1949, 12, 31),
            null);
    assertThat(document).hasToString("CITIZEN document");
    document.close();
    assertThat(document.name()).containsOnly('\0');
    assertThat(document.number()).containsOnly('\0');
    assertThat(document.born()).isEmpty();
  }

  @Property(tries = 300)
  void anythingIsADocumentOrNone(@ForAll @Size(256) byte[] text) {
    assertThat(Layout.read(text)).isNotNull();
  }

  private static byte[] blank() {
    return " ".repeat(Layout.LENGTH / 2).getBytes(StandardCharsets.UTF_16LE);
  }

  private static void put(byte[] text, int at, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(bytes, 0, text, at, bytes.length);
  }
}
