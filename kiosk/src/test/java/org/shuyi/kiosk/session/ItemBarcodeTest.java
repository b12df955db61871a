package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.scanner.Symbology;
import org.shuyi.sync.circulation.ItemId;

class ItemBarcodeTest {
  @ParameterizedTest
  @CsvSource({"TN0000001,TN0000001", "' 0120010001 ',0120010001", "A/12-7.b,A/12-7.b"})
  void aLibrarysBarcodeIsRead(String text, String item) {
    assertThat(ItemBarcode.read(text, Symbology.CODE_39)).contains(new ItemId(item));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9787536692930", "9771672123456", "", "  ", "AB|12", "书", "a b", "-1"})
  void whatIsPrintedByTheTradeOrIsNoNumberIsNone(String text) {
    assertThat(ItemBarcode.read(text, Symbology.UNTOLD)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TN0000001", "https://example.org"})
  void aSymbolOfTwoDimensionsIsNone(String text) {
    assertThat(ItemBarcode.read(text, Symbology.QR)).isEmpty();
  }
}
