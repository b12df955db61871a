package org.shuyi.kiosk.session;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.shuyi.hardware.scanner.Symbology;
import org.shuyi.sync.circulation.PatronId;

/**
 * What a library's cards look like to a scanner.
 *
 * @param pattern of the whole number
 * @param qr whether a card may be a QR code or another symbol of two dimensions, as on a
 *     telephone's screen; otherwise such a symbol is no card, whatever text it holds
 * @param technicians whose cards open the service screens, with their PINs and a key
 */
public record LibraryCard(Pattern pattern, boolean qr, Set<PatronId> technicians) {
  public LibraryCard {
    technicians = Set.copyOf(technicians);
  }

  /** Of a station that nobody services at its screen. */
  public LibraryCard(Pattern pattern, boolean qr) {
    this(pattern, qr, Set.of());
  }

  /** Empty for a code that is no card. */
  public Optional<PatronId> read(String text, Symbology symbology) {
    boolean card = (qr || !symbology.twoDimensional()) && pattern.matcher(text).matches();
    return card ? Optional.of(new PatronId(text)) : Optional.empty();
  }
}
