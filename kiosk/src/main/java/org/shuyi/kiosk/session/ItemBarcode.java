package org.shuyi.kiosk.session;

import java.util.Optional;
import java.util.regex.Pattern;
import org.shuyi.hardware.scanner.Symbology;
import org.shuyi.sync.circulation.ItemId;

/** What a library's barcodes on books look like to a scanner. */
final class ItemBarcode {
  /** What Code 39 can hold, the poorest of the symbols in use; a space may stand around it. */
  private static final Pattern TEXT = Pattern.compile("[0-9A-Za-z][0-9A-Za-z./$+%-]{0,63}");

  /** The trade's own number on a book or a magazine (ISBN, ISSN as EAN-13): many copies bear it. */
  private static final Pattern TRADE = Pattern.compile("97[789][0-9]{10}");

  private ItemBarcode() {}

  /** Empty for what is no library's barcode. */
  static Optional<ItemId> read(String text, Symbology symbology) {
    String code = text.strip();
    return !symbology.twoDimensional()
            && TEXT.matcher(code).matches()
            && !TRADE.matcher(code).matches()
        ? Optional.of(new ItemId(code))
        : Optional.empty();
  }
}
