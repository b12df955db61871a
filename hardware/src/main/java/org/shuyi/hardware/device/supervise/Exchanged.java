package org.shuyi.hardware.device.supervise;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.shuyi.hardware.device.Examination.Piece;

/**
 * The bytes of one greeting, in pieces that end where the direction changes: what came in several
 * reads is one answer, and half a frame means nothing to anybody. Not thread-safe.
 */
final class Exchanged {
  private static final int PIECES = 32;
  private static final int PIECE_BYTES = 256;

  private final Protocol protocol;
  private final List<Part> parts = new ArrayList<>();

  Exchanged(Protocol protocol) {
    this.protocol = protocol;
  }

  private final class Part {
    private final Duration at;
    private final boolean sent;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private int bytes;
    private String meaning = "";

    Part(Duration at, boolean sent) {
      this.at = at;
      this.sent = sent;
    }

    void add(byte[] more, int count) {
      shown.write(more, 0, Math.min(count, PIECE_BYTES - shown.size()));
      bytes += count;
      meaning = protocol.explain(sent, shown.toByteArray());
    }

    Piece piece() {
      boolean hidden = !sent && protocol.sendsPersonalData();
      String hex = hidden ? "" : HexFormat.of().formatHex(shown.toByteArray());
      return new Piece(at, sent, hex, bytes, meaning);
    }
  }

  void clear() {
    parts.clear();
  }

  void add(Duration at, boolean sent, byte[] bytes, int count) {
    if (parts.isEmpty() || parts.getLast().sent != sent || sent) {
      if (parts.size() == PIECES) {
        return;
      }
      parts.add(new Part(at, sent));
    }
    parts.getLast().add(bytes, count);
  }

  List<Piece> pieces() {
    return parts.stream().map(Part::piece).toList();
  }
}
