package org.shuyi.hardware.card;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.card.CardReader.CardPresented;
import org.shuyi.hardware.card.CardReader.CardUnreadable;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/** Tells of each card once, from when it comes until it goes. Used by the reader's thread only. */
public final class CardWatch {
  /** A hand trembles: one look without the card does not mean that it is gone. */
  private static final int MISSES_UNTIL_GONE = 2;

  /** Looks in which a card may fail to give its number: it is still on its way to the reader. */
  private static final int TRIES = 3;

  private final DeviceId id;
  private final CardSettings settings;
  private final Consumer<? super DeviceEvent> listener;
  private @Nullable CardUid told;
  private int misses;
  private int failures;

  public CardWatch(DeviceId id, CardSettings settings, Consumer<? super DeviceEvent> listener) {
    this.id = id;
    this.settings = settings;
    this.listener = listener;
  }

  /** Looks once. */
  public void look(Link link, CardAccess access) throws LinkException {
    Optional<CardUid> found = access.find(link);
    if (found.isEmpty()) {
      miss();
    } else {
      misses = 0;
      if (!found.get().equals(told)) {
        met(link, access, found.get());
      }
    }
  }

  /** Nothing is known of what lies there now. */
  public void forget() {
    told = null;
    misses = 0;
    failures = 0;
  }

  private void miss() {
    misses = Math.min(misses + 1, MISSES_UNTIL_GONE);
    if (misses == MISSES_UNTIL_GONE) {
      forget();
    }
  }

  private void met(Link link, CardAccess access, CardUid uid) throws LinkException {
    switch (settings.content()) {
      case UID -> tell(uid, event(uid));
      case MIFARE_BLOCK ->
          read(uid, access.block(link, uid, settings.block(), settings.key().orElseThrow()));
      case NTAG_PAGES -> read(uid, access.pages(link, settings.block()));
    }
  }

  private DeviceEvent event(CardUid uid) {
    return uid.random()
        ? new CardUnreadable(id, "The card says another number each time; it can't be known by it.")
        : new CardPresented(id, settings.form().of(uid));
  }

  private void read(CardUid uid, Optional<byte[]> block) {
    if (block.isPresent()) {
      tell(uid, event(block.get()));
    } else if (++failures == TRIES) {
      tell(uid, new CardUnreadable(id, "The card does not let its number be read."));
    }
  }

  private DeviceEvent event(byte[] block) {
    Optional<String> number = number(block);
    Arrays.fill(block, (byte) 0);
    return number
        .<DeviceEvent>map(text -> new CardPresented(id, text))
        .orElseGet(() -> new CardUnreadable(id, "The card holds no number where it should."));
  }

  /** Printable ASCII, filled up with zeros, spaces or FF. */
  static Optional<String> number(byte[] block) {
    int end = block.length;
    while (end > 0 && (block[end - 1] == 0 || block[end - 1] == ' ' || block[end - 1] == -1)) {
      end--;
    }
    String text = new String(block, 0, end, StandardCharsets.ISO_8859_1);
    boolean printable = !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c <= '~');
    return printable ? Optional.of(text) : Optional.empty();
  }

  private void tell(CardUid uid, DeviceEvent event) {
    told = uid;
    failures = 0;
    listener.accept(event);
  }
}
