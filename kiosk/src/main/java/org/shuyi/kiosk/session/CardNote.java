package org.shuyi.kiosk.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.shuyi.sync.circulation.PatronId;

/**
 * Which card is on its way from the stack to somebody's hand: on disk, for if the power goes
 * meanwhile nobody else knows which card lies in the machine.
 */
final class CardNote {
  /** A number is no longer than this; a file that is, is none of ours. */
  private static final int MOST_BYTES = 80;

  private static final char MADE = '-';
  private static final char ISSUED = '+';

  private final Path file;

  CardNote(Path file) {
    this.file = file;
  }

  /**
   * What is on its way.
   *
   * @param issued its act is on disk
   */
  record OnItsWay(PatronId card, boolean issued) {}

  /** Empty if nothing is, or the file was cut off. */
  Optional<OnItsWay> read() throws IOException {
    if (!Files.exists(file) || Files.size(file) > MOST_BYTES) {
      return Optional.empty();
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    return text.length() > 2 && text.endsWith("\n")
        ? Optional.of(
            new OnItsWay(new PatronId(text.substring(1).strip()), text.charAt(0) == ISSUED))
        : Optional.empty();
  }

  /** On disk when this returns. */
  void write(OnItsWay card) throws IOException {
    String text = String.valueOf(card.issued() ? ISSUED : MADE) + card.card().value() + "\n";
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        int ignored = channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** It has come to an end: taken, or in the bin and closed. */
  void end() throws IOException {
    Files.deleteIfExists(file);
  }
}
