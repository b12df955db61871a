package org.shuyi.hardware.rfid.feig;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.feig.Request.Inventory.Page;
import org.shuyi.hardware.rfid.feig.Request.Nothing;
import org.shuyi.hardware.rfid.feig.Request.SoftwareVersion.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the reader's thread does, one exchange after the other: switch the antenna, take stock, read
 * one tag. Owned by the device's thread, but for {@link #watch}.
 */
final class FeigProtocol implements Protocol {
  /** From one inventory to the next; a patron sees the list change within about two. */
  private static final Duration WATCHING_PACE = Duration.ofMillis(60);

  /** Reading a pile, or switching the antenna, goes on at once. */
  private static final Duration BUSY_PACE = Duration.ofMillis(1);

  /** Idle, a turn only proves that the reader is there. */
  private static final Duration IDLE_PACE = Duration.ofSeconds(3);

  /** Answers missed in a row before the wire is taken for dead. */
  private static final int MISSES_ALLOWED = 2;

  /**
   * Inventories refused in a row before the reader counts as degraded: tags do collide now and
   * then.
   */
  private static final int REFUSALS_ALLOWED = 10;

  private static final Logger log = LoggerFactory.getLogger(FeigProtocol.class);

  private final FeigSettings settings;
  private final Consumer<List<TagSeen>> padChanged;
  private final Conversation conversation;
  private final TagReader tagReader;
  private final SecurityWriter securityWriter;
  private final PadWatch pad;
  private final Deque<TagUid> unread = new ArrayDeque<>();

  private volatile boolean watching;

  /**
   * Watching was switched on: tell the pile again, even if the antenna was never seen to be off.
   */
  private boolean fresh;

  /** What the antenna was last told; null if that is not known. */
  private @Nullable Boolean antenna;

  /** Written by the device's thread, read by whoever examines. */
  private volatile Identity identity = Identity.UNKNOWN;

  private int misses;
  private int refusals;
  private Condition shown = Condition.READY;

  FeigProtocol(FeigSettings settings, Consumer<List<TagSeen>> padChanged, InstantSource time) {
    this.settings = settings;
    this.padChanged = padChanged;
    this.conversation = new Conversation(settings, time);
    this.tagReader = new TagReader(settings, conversation);
    this.securityWriter = new SecurityWriter(settings, conversation, time);
    this.pad = new PadWatch(settings.readsInARow(), settings.readAttempts());
  }

  /** Any thread. Takes effect with the next turn. */
  synchronized void watch(boolean on) {
    fresh |= on && !watching;
    watching = on;
  }

  @Override
  public Duration pace() {
    if (!unread.isEmpty() || !isAntenna(watching)) {
      return BUSY_PACE;
    }
    return watching ? WATCHING_PACE : IDLE_PACE;
  }

  @Override
  public void lost() {
    conversation.restart();
    antenna = null;
    misses = 0;
    refusals = 0;
    forget();
  }

  private void forget() {
    pad.clear();
    unread.clear();
  }

  @Override
  public Condition greet(Link link) throws LinkException {
    shown =
        switch (conversation.ask(link, new Request.SoftwareVersion())) {
          case Answer.Done<Version>(Version version) -> known(version);
          case Answer.Refused<Version>(Status status) -> refusing(status.sentence());
          case Answer.Unfit<Version>(String detail) -> refusing(detail);
        };
    return shown;
  }

  /**
   * Its serial number is not asked for: no manual at hand prints where it stands in reader info.
   */
  private Condition known(Version version) {
    identity = new Identity(version.model(), version.firmware(), "");
    return Condition.READY;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public String explain(boolean sent, byte[] bytes) {
    return sent ? Explanation.command(bytes) : Explanation.reply(bytes);
  }

  private static Condition refusing(String why) {
    return new Degraded(Reason.REFUSED, "The RFID reader refuses its work: " + why + ".");
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    try {
      step(link);
      misses = 0;
    } catch (LinkException e) {
      miss(e);
    }
    return shown;
  }

  /** One lost answer is no lost reader, and reopening the wire would hide the pile for a while. */
  private void miss(LinkException e) throws LinkException {
    switch (e.kind()) {
      case TIMED_OUT, GARBLED -> misses++;
      case NOT_FOUND, NO_PERMISSION, IN_USE, GONE, CLOSED -> throw e;
    }
    if (misses > MISSES_ALLOWED) {
      throw e;
    }
    log.info("missed answer {} of at most {}: {}", misses, MISSES_ALLOWED, e.getMessage());
  }

  private void step(Link link) throws LinkException {
    if (takeFresh()) {
      antenna = null;
    }
    boolean wanted = watching;
    if (!isAntenna(wanted)) {
      forget();
      switchAntenna(link, wanted);
    } else if (!wanted) {
      var ignored = greet(link);
    } else if (unread.isEmpty()) {
      takeStock(link);
    } else {
      readOne(link, unread.removeFirst());
    }
    if (watching) {
      pad.news().ifPresent(padChanged);
    }
  }

  private boolean isAntenna(boolean on) {
    return antenna != null && antenna == on;
  }

  private synchronized boolean takeFresh() {
    boolean was = fresh;
    fresh = false;
    return was;
  }

  private void switchAntenna(Link link, boolean on) throws LinkException {
    switch (conversation.ask(link, new Request.RfPower(on))) {
      case Answer.Done<Nothing> ignored -> log.debug("antenna {}", on ? "on" : "off");
      case Answer.Refused<Nothing>(Status status) -> staysOn(status.sentence());
      case Answer.Unfit<Nothing>(String detail) -> staysOn(detail);
    }
    if (on) {
      // A reader may report a tag only once after it came; a reset makes it tell them all.
      var ignored = conversation.ask(link, new Request.RfReset());
    }
    antenna = on;
  }

  /** Not being able to switch it off is no reason to lend no books: nothing is read while idle. */
  private static void staysOn(String why) {
    log.warn("the RFID reader does not switch its antenna: {}", why);
  }

  private void takeStock(Link link) throws LinkException {
    List<TagUid> tags = new ArrayList<>();
    boolean more = false;
    do {
      switch (conversation.ask(link, new Request.Inventory(more))) {
        case Answer.Done<Page>(Page page) -> {
          tags.addAll(page.tags());
          more = page.more() && !page.tags().isEmpty() && tags.size() < settings.capacity();
        }
        case Answer.Refused<Page>(Status status) -> {
          refused(status.sentence());
          return;
        }
        case Answer.Unfit<Page>(String detail) -> {
          refused(detail);
          return;
        }
      }
    } while (more);
    stocked(tags.stream().distinct().limit(settings.capacity()).toList());
  }

  private void refused(String why) {
    refusals++;
    if (refusals > REFUSALS_ALLOWED) {
      shown = refusing(why);
    }
  }

  private void stocked(List<TagUid> tags) {
    refusals = 0;
    shown = Condition.READY;
    unread.addAll(pad.seen(tags));
  }

  private void readOne(Link link, TagUid tag) throws LinkException {
    try {
      pad.read(tagReader.read(link, tag));
    } catch (LinkException e) {
      // A tag at which the reader stumbles each time must not stop the others for ever.
      pad.read(TagReader.unread(tag, Security.UNKNOWN, String.valueOf(e.getMessage())));
      throw e;
    }
  }

  SecurityWrite secure(Link link, TagUid tag, Security wanted) throws LinkException {
    boolean fieldIsOff = !isAntenna(true);
    if (fieldIsOff) {
      // The writer switches it on; the next turn puts it back as it should be.
      antenna = null;
    }
    SecurityWrite result = securityWriter.write(link, tag, wanted, fieldIsOff);
    if (result instanceof SecurityWrite.Verified) {
      pad.secured(tag, wanted);
    }
    return result;
  }
}
