package org.shuyi.hardware.rfid.feig;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.feig.Request.Inventory.Page;
import org.shuyi.hardware.rfid.feig.Request.SoftwareVersion.Version;
import org.shuyi.hardware.rfid.pad.Answer;
import org.shuyi.hardware.rfid.pad.Answer.Nothing;
import org.shuyi.hardware.rfid.pad.Coupler;
import org.shuyi.hardware.rfid.pad.Stock;
import org.shuyi.hardware.rfid.pad.TagInfo;
import org.shuyi.hardware.rfid.pad.Wire;

/** The commands of ISO/IEC 15693 as FEIG readers take them. */
final class FeigCoupler implements Coupler {
  /** Fills a standard frame of at most 255 bytes with blocks of 4 bytes and their status. */
  private static final int BLOCKS_AT_ONCE = 32;

  private static final int OUTPUT_TO_MULTIPLEXER = 1;

  private final FeigSettings settings;
  private final Conversation conversation;

  FeigCoupler(FeigSettings settings, InstantSource time) {
    this.settings = settings;
    this.conversation = new Conversation(settings, time);
  }

  private <T> Answer<T> ask(Wire wire, Request<T> request) throws LinkException {
    return conversation.ask(wire.link(), request, wire.patience());
  }

  @Override
  public Answer<Identity> identify(Wire wire) throws LinkException {
    return switch (ask(wire, new Request.SoftwareVersion())) {
      case Answer.Done<Version>(Version version) -> identified(wire, version);
      case Answer.Refused<Version>(var why, String sentence) -> new Answer.Refused<>(why, sentence);
    };
  }

  private Answer<Identity> identified(Wire wire, Version version) throws LinkException {
    if (settings.multiplexer().isPresent()
        && ask(wire, new Request.DetectMultiplexer(settings.multiplexer().getAsInt()))
            instanceof Answer.Refused<Nothing>(var why, String sentence)) {
      return new Answer.Refused<>(why, "its antenna multiplexer is not found, " + sentence);
    }
    return new Answer.Done<>(new Identity(version.model(), version.firmware(), serialNumber(wire)));
  }

  /** Old readers have no such answer, which is no fault of theirs. */
  private String serialNumber(Wire wire) throws LinkException {
    return ask(wire, new Request.DeviceNumber()) instanceof Answer.Done<String>(String number)
        ? number
        : "";
  }

  @Override
  public int antennas() {
    return settings.antennas();
  }

  @Override
  public Duration patience() {
    return settings.answerTimeout();
  }

  @Override
  public int blocksAtOnce() {
    return BLOCKS_AT_ONCE;
  }

  @Override
  public Answer<Nothing> field(Wire wire, int antenna) throws LinkException {
    if (antenna == 0 || settings.multiplexer().isEmpty()) {
      return ask(wire, new Request.RfPower(antenna));
    }
    Answer<Nothing> on = ask(wire, new Request.RfPower(OUTPUT_TO_MULTIPLEXER));
    Answer<Nothing> led =
        ask(wire, new Request.SelectChannel(settings.multiplexer().getAsInt(), antenna));
    return led instanceof Answer.Refused<Nothing> ? led : on;
  }

  @Override
  public Answer<Nothing> reset(Wire wire) throws LinkException {
    return ask(wire, new Request.RfReset());
  }

  @Override
  public Answer<Stock> inventory(Wire wire, int most) throws LinkException {
    Set<TagUid> tags = new LinkedHashSet<>();
    boolean more = false;
    do {
      switch (ask(wire, new Request.Inventory(more))) {
        case Answer.Done<Page>(Page page) -> {
          // A page that brings nothing new would be asked for until the end of days.
          more = tags.addAll(page.tags()) && page.more();
        }
        case Answer.Refused<Page>(var why, String sentence) -> {
          return new Answer.Refused<>(why, sentence);
        }
      }
    } while (more && tags.size() <= most);
    List<TagUid> found = tags.stream().limit(most).toList();
    return new Answer.Done<>(new Stock(found, tags.size() > most));
  }

  @Override
  public Answer<TagInfo> information(Wire wire, TagUid uid) throws LinkException {
    return ask(wire, new Request.SystemInformation(uid));
  }

  @Override
  public Answer<byte[]> read(Wire wire, TagUid uid, int first, int count, int blockSize)
      throws LinkException {
    return switch (ask(wire, new Request.ReadBlocks(uid, first, count, blockSize))) {
      case Answer.Done<byte[]>(byte[] memory) ->
          new Answer.Done<>(settings.blocks().restore(memory, blockSize));
      case Answer.Refused<byte[]> refused -> refused;
    };
  }

  @Override
  public Answer<Nothing> write(Wire wire, TagUid uid, int first, byte[] data, int blockSize)
      throws LinkException {
    byte[] ordered = settings.blocks().restore(data, blockSize);
    return ask(wire, new Request.WriteBlocks(uid, first, blockSize, ordered));
  }

  @Override
  public Answer<Nothing> writeAfi(Wire wire, TagUid uid, int afi) throws LinkException {
    return ask(wire, Request.Write.afi(uid, afi));
  }

  @Override
  public Answer<Nothing> writeDsfid(Wire wire, TagUid uid, int dsfid) throws LinkException {
    return ask(wire, Request.Write.dsfid(uid, dsfid));
  }

  @Override
  public Answer<Nothing> writeEas(Wire wire, TagUid uid, boolean on) throws LinkException {
    return ask(wire, new Request.WriteEas(uid, on));
  }

  @Override
  public Answer<Boolean> readEas(Wire wire, TagUid uid) throws LinkException {
    return ask(wire, new Request.ReadEas(uid));
  }

  @Override
  public void lost() {
    conversation.restart();
  }

  @Override
  public String explain(boolean sent, byte[] bytes) {
    return sent ? Explanation.command(bytes) : Explanation.reply(bytes);
  }
}
