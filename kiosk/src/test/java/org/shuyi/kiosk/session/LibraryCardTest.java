package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.shuyi.hardware.scanner.Symbology;
import org.shuyi.sync.circulation.PatronId;

class LibraryCardTest {
  private static final Pattern PATTERN = Pattern.compile("21[0-9]{10}");
  private static final String NUMBER = "210000000001";

  @ParameterizedTest
  @EnumSource(names = {"QR", "DATA_MATRIX", "AZTEC", "PDF_417", "HAN_XIN", "MAXICODE"})
  void aPosterIsNoCardUnlessTheLibrarySaysSo(Symbology symbology) {
    assertThat(new LibraryCard(PATTERN, false).read(NUMBER, symbology)).isEmpty();
    assertThat(new LibraryCard(PATTERN, true).read(NUMBER, symbology))
        .contains(new PatronId(NUMBER));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"QR", "DATA_MATRIX", "AZTEC", "PDF_417", "HAN_XIN", "MAXICODE"})
  void aBarcodeIsACardIfItLooksLikeOne(Symbology symbology) {
    LibraryCard card = new LibraryCard(PATTERN, false);
    assertThat(card.read(NUMBER, symbology)).contains(new PatronId(NUMBER));
    assertThat(card.read("9787020002207", symbology)).isEmpty();
  }

  @Test
  void withinALongerTextThereIsNoCard() {
    assertThat(new LibraryCard(PATTERN, true).read("x" + NUMBER, Symbology.QR)).isEmpty();
  }
}
