package org.shuyi.sync.agent;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.mqtt.MqttMessage;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.store.ReferenceException;
import org.shuyi.sync.reference.store.ReferenceStore;
import org.shuyi.sync.wire.Chunk;
import org.shuyi.sync.wire.Fetch;
import org.shuyi.sync.wire.FetchCodec;
import org.shuyi.sync.wire.Topics;
import org.shuyi.sync.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that brings reference data to a station. It is apart from {@link SyncLoop}, for to put
 * a version together takes seconds, and an act must not wait for that.
 */
final class ReferenceLoop {
  private static final Logger log = LoggerFactory.getLogger(ReferenceLoop.class);

  /** Chunks that wait; more than are ever asked for at once. What finds no room is asked again. */
  private static final int WAITING = 2 * FetchWindow.SIZE;

  /** After a full or failed disk, or data that does not fit together. */
  private static final long PAUSE_MILLIS = 60_000;

  /** Between two chunks while the link is scarce: some 4 MB a day, enough for usual deltas. */
  static final long SCARCE_MILLIS = 10 * 60_000;

  private static final long FAREWELL_MILLIS = 3_000;

  private final ReferenceStore store;
  private final String fetchTopic;
  private final Consumer<MqttMessage> send;
  private final Runnable changed;
  private final BooleanSupplier scarce;
  private final LongSupplier nanos;
  private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(WAITING);
  private final AtomicReference<byte @Nullable []> manifest = new AtomicReference<>();
  private final FetchWindow window = new FetchWindow();
  private final Thread thread;
  private volatile boolean online;
  private volatile boolean stopped;

  /** Owned by the thread: nothing is begun before. */
  private long notBefore = Long.MIN_VALUE;

  /** Owned by the thread: when a scarce link was used last. */
  private long sparedAt = Long.MIN_VALUE;

  /** An empty message only wakes the thread. */
  private static final byte[] WAKE = {};

  /**
   * @param send hands a message to the connection there is; it may get lost
   * @param changed after another version came into use
   * @param scarce whether a download has to go slowly
   */
  ReferenceLoop(
      ReferenceStore store,
      String library,
      StationId station,
      Consumer<MqttMessage> send,
      Runnable changed,
      BooleanSupplier scarce,
      LongSupplier nanos) {
    this.store = store;
    this.fetchTopic = new Topics(library).of(station, Topics.Channel.FETCH);
    this.send = send;
    this.changed = changed;
    this.scarce = scarce;
    this.nanos = nanos;
    this.thread = Thread.ofPlatform().daemon().name("reference-" + station).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** From any thread; the newest that comes counts. */
  void manifest(byte[] signed) {
    manifest.set(signed);
    wake();
  }

  /** From any thread. */
  void chunk(byte[] message) {
    if (!chunks.offer(message)) {
      log.debug("A chunk too many; it is asked for again");
    }
  }

  /** From any thread. */
  void online(boolean now) {
    online = now;
    wake();
  }

  private void wake() {
    if (!chunks.offer(WAKE)) {
      log.trace("awake already");
    }
  }

  /** From any thread: ends the thread. What came is on the disk. */
  void stop() {
    stopped = true;
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    thread.interrupt();
    try {
      if (!thread.join(java.time.Duration.ofMillis(FAREWELL_MILLIS))) {
        log.warn("The reference thread does not end; what it does is begun anew");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long now() {
    return nanos.getAsLong() / 1_000_000;
  }

  private void run() {
    while (!stopped) {
      try {
        byte[] next = chunks.poll(window.quiet(now()), TimeUnit.MILLISECONDS);
        takeManifest();
        takeChunk(next == null ? WAKE : next);
        goOn();
      } catch (InterruptedException e) {
        stopped = true;
      } catch (ReferenceException e) {
        log.warn("{} ({})", e.getMessage(), e.kind());
        notBefore = now() + PAUSE_MILLIS;
      } catch (RuntimeException e) {
        // A mistake of this program must not end the downloads for good.
        log.error("A step of a download failed", e);
        notBefore = now() + PAUSE_MILLIS;
      }
    }
  }

  private void takeManifest() {
    byte[] signed = manifest.getAndSet(null);
    if (signed != null) {
      ReferenceStore.Offer offer = store.offer(signed);
      log.info("Manifest of reference data: {}", offer);
      if (offer == ReferenceStore.Offer.TAKEN) {
        notBefore = Long.MIN_VALUE;
      }
    }
  }

  private void takeChunk(byte[] message) throws ReferenceException {
    if (message.length == 0) {
      return;
    }
    try {
      Chunk chunk = FetchCodec.decodeChunk(message);
      window.arrived(chunk.hash(), now());
      store.add(chunk);
    } catch (WireException e) {
      log.warn("A chunk that can't be read: {}", e.getMessage());
    }
  }

  private void goOn() throws ReferenceException {
    if (notBefore != Long.MIN_VALUE && now() < notBefore) {
      return;
    }
    List<ContentHash> wanted = store.wanted(FetchWindow.SIZE);
    if (!wanted.isEmpty()) {
      ask(wanted);
    } else if (store.install()) {
      changed.run();
      wake();
    }
  }

  private void ask(List<ContentHash> wanted) {
    if (!online) {
      window.forget();
      return;
    }
    boolean sparing = scarce.getAsBoolean();
    if (sparing && sparedAt != Long.MIN_VALUE && now() - sparedAt < SCARCE_MILLIS) {
      return;
    }
    List<ContentHash> now = window.ask(sparing ? wanted.subList(0, 1) : wanted, now());
    if (!now.isEmpty()) {
      sparedAt = sparing ? now() : Long.MIN_VALUE;
      send.accept(MqttMessage.fleeting(fetchTopic, FetchCodec.encode(new Fetch(now))));
    }
  }
}
