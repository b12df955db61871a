package org.shuyi.hardware.rfid.pad;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.SecurityWrite;
import org.shuyi.hardware.rfid.TagImage;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.TagWrite;
import org.shuyi.hardware.rfid.pad.PadWatch.Pile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the reader's thread does, one exchange after the other: switch the antenna, take stock, read
 * one tag. Owned by the device's thread, but for {@link #watch}.
 */
final class PadProtocol implements Protocol {
  /** From one inventory to the next; a patron sees the list change within a few. */
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

  private static final Logger log = LoggerFactory.getLogger(PadProtocol.class);

  private final PadSettings settings;
  private final Coupler coupler;
  private final Consumer<Pile> padChanged;
  private final InstantSource time;
  private final Antennas antennas;
  private final TagReader tagReader;
  private final TagWriter tagWriter;
  private final PadWatch pad;
  private final Deque<TagUid> unread = new ArrayDeque<>();

  /** Tags seen since the last whole round through the antennas, and the antenna that is next. */
  private final Set<TagUid> round = new LinkedHashSet<>();

  private int nextAntenna = Antennas.FIRST;
  private boolean moreThanRead;

  private volatile boolean watching;

  /** Watching was switched on or off: the antenna has to follow, and the pile is told again. */
  private boolean fresh;

  /** What lies there is to be looked at afresh. */
  private boolean again;

  /** Written by the device's thread, read by whoever examines. */
  private volatile Identity identity = Identity.UNKNOWN;

  private int misses;
  private int refusals;
  private Condition shown = Condition.READY;

  PadProtocol(
      PadSettings settings, Coupler coupler, Consumer<Pile> padChanged, InstantSource time) {
    this.settings = settings;
    this.coupler = coupler;
    this.padChanged = padChanged;
    this.time = time;
    this.antennas = new Antennas(coupler);
    this.tagReader = new TagReader(settings, coupler);
    this.tagWriter = new TagWriter(settings, coupler, antennas, time);
    this.pad = new PadWatch(settings);
  }

  /** Any thread. Takes effect with the next turn. */
  synchronized void watch(boolean on) {
    fresh |= on != watching;
    watching = on;
  }

  /** Any thread. Takes effect with the next turn. */
  synchronized void lookAgain() {
    again = true;
  }

  @Override
  public Duration pace() {
    boolean settled = watching ? antennas.isOn() : antennas.isOff();
    if (!unread.isEmpty() || !settled || nextAntenna != Antennas.FIRST) {
      return BUSY_PACE;
    }
    return watching ? WATCHING_PACE : IDLE_PACE;
  }

  @Override
  public void lost() {
    coupler.lost();
    antennas.forget();
    misses = 0;
    refusals = 0;
    forget();
    pad.clear();
  }

  private void forget() {
    unread.clear();
    round.clear();
    nextAntenna = Antennas.FIRST;
    moreThanRead = false;
  }

  private Wire wire(Link link) {
    return new Wire(link, coupler.patience());
  }

  @Override
  public Condition greet(Link link) throws LinkException {
    shown =
        switch (coupler.identify(wire(link))) {
          case Answer.Done<Identity>(Identity told) -> known(told);
          case Answer.Refused<Identity>(var why, String sentence) -> refusing(sentence);
        };
    return shown;
  }

  private Condition known(Identity told) {
    identity = told;
    return Condition.READY;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public String explain(boolean sent, byte[] bytes) {
    return coupler.explain(sent, bytes);
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
    startAnew();
    boolean wanted = watching;
    if (wanted ? !antennas.isOn() : !antennas.isOff()) {
      antennas.select(wire(link), wanted ? Antennas.FIRST : Antennas.NONE);
    } else if (!wanted) {
      var ignored = greet(link);
    } else if (unread.isEmpty()) {
      takeStock(link);
    } else {
      readOne(link, unread.removeFirst());
    }
    if (watching) {
      pad.news(time.instant()).ifPresent(padChanged);
    }
  }

  /** An antenna of which nothing is known is switched on with a reset of field and memory. */
  private synchronized void startAnew() {
    if (fresh || again) {
      forget();
      antennas.forget();
    }
    if (fresh) {
      pad.end();
    } else if (again) {
      pad.clear();
    }
    fresh = false;
    again = false;
  }

  /** One antenna a turn, since a command must not wait for all of them. */
  private void takeStock(Link link) throws LinkException {
    int antenna = nextAntenna;
    antennas.select(wire(link), antenna);
    switch (coupler.inventory(wire(link), settings.capacity())) {
      case Answer.Done<Stock>(Stock stock) -> stocked(antenna, stock);
      case Answer.Refused<Stock>(var why, String sentence) -> refused(sentence);
    }
  }

  private void refused(String why) {
    refusals++;
    if (refusals > REFUSALS_ALLOWED) {
      shown = refusing(why);
    }
  }

  private void stocked(int antenna, Stock stock) {
    refusals = 0;
    shown = Condition.READY;
    antennas.place(stock.tags(), antenna);
    round.addAll(stock.tags());
    moreThanRead |= stock.more();
    if (antenna < antennas.count()) {
      nextAntenna = antenna + 1;
      return;
    }
    List<TagUid> all = new ArrayList<>(round);
    List<TagUid> tags = all.subList(0, Math.min(all.size(), settings.capacity()));
    unread.addAll(pad.seen(tags, moreThanRead || all.size() > tags.size(), time.instant()));
    antennas.keepOnly(tags);
    round.clear();
    nextAntenna = Antennas.FIRST;
    moreThanRead = false;
  }

  private void readOne(Link link, TagUid tag) throws LinkException {
    try {
      antennas.selectFor(wire(link), tag, 0);
      pad.read(tagReader.read(wire(link), tag));
    } catch (LinkException e) {
      // A tag at which the reader stumbles each time must not stop the others for ever.
      pad.read(TagReader.unread(tag, Security.UNKNOWN, String.valueOf(e.getMessage())));
      throw e;
    }
  }

  SecurityWrite secure(Link link, TagUid tag, Security wanted) throws LinkException {
    SecurityWrite result = tagWriter.secure(link, tag, wanted);
    if (result instanceof SecurityWrite.Verified) {
      pad.secured(tag, wanted);
    }
    return result;
  }

  TagWrite write(Link link, TagUid tag, TagImage image) throws LinkException {
    TagWrite result = tagWriter.write(link, tag, image);
    pad.written(tag);
    return result;
  }
}
