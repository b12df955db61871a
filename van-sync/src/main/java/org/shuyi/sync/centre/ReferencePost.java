package org.shuyi.sync.centre;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.mqtt.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes reference data now and then and tells the stations of it. Of several centres one does it,
 * so that an older state never follows a newer one; when it is not heard of, another one begins
 * with a version of its own, of which stations have most chunks already.
 */
final class ReferencePost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReferencePost.class);

  private static final String DUTY = "reference";

  /** How often the duty is taken or asked for; a lease lasts several times as long. */
  private static final Duration LOOK = Duration.ofSeconds(20);

  /** A station that reports one lost card after the other keeps no centre busy. */
  private static final Duration BETWEEN_CARDS = Duration.ofMinutes(1);

  private final CentreStore store;
  private final ReferenceData reference;
  private final String topic;
  private final Duration every;
  private final Consumer<MqttMessage> send;
  private final Semaphore wanted = new Semaphore(0);

  /** Of what is wanted: all, and not only the cards. */
  private volatile boolean all;

  private final Threads threads = new Threads("reference");
  private volatile boolean onDuty;

  /** Owned by the thread: when lost cards are looked for next. */
  private long cardsDue = System.nanoTime();

  /** Owned by the thread: when the next version is made, by the monotonic clock. */
  private long due = System.nanoTime();

  /**
   * @param topic where the manifest is retained
   * @param every how often a version is made
   */
  ReferencePost(
      CentreStore store,
      ReferenceData reference,
      String topic,
      Duration every,
      Consumer<MqttMessage> send) {
    this.store = store;
    this.reference = reference;
    this.topic = topic;
    this.every = every;
    this.send = send;
  }

  void start() {
    threads.loop(this::keep);
  }

  /** Has a version made soon. Never blocks. */
  void publish() {
    all = true;
    wanted.release();
  }

  /** Has stations told of lost cards soon. Never blocks. */
  void publishCards() {
    wanted.release();
  }

  /** Whether this centre is the one that stations ask. */
  boolean isOnDuty() {
    return onDuty;
  }

  /** After each connect: the broker may have lost what it retained. */
  void announce() {
    if (onDuty) {
      reference.manifest().ifPresent(signed -> send.accept(MqttMessage.retained(topic, signed)));
    }
  }

  private void keep() throws InterruptedException {
    onDuty = takesDuty();
    if (!onDuty || due - System.nanoTime() <= 0 && renew()) {
      due = System.nanoTime() + (onDuty ? every.toNanos() : 0);
    } else if (cardsDue - System.nanoTime() <= 0 && renewCards()) {
      cardsDue = System.nanoTime() + BETWEEN_CARDS.toNanos();
    }
    long pause = onDuty ? Math.min(LOOK.toNanos(), due - System.nanoTime()) : LOOK.toNanos();
    if (wanted.tryAcquire(Math.max(pause, 0), TimeUnit.NANOSECONDS)) {
      LOG.trace("reference data wanted, and {} times more", wanted.drainPermits());
      if (all) {
        all = false;
        due = System.nanoTime();
      }
    }
  }

  /** True if there was something to tell. Other centres may have stored it. */
  private boolean renewCards() {
    try {
      if (!reference.cardsChanged()) {
        return false;
      }
      reference.renewCards();
      announce();
      return true;
    } catch (IOException e) {
      LOG.error("Stations are not told of lost cards yet: {}", e.getMessage());
      return true;
    }
  }

  private boolean takesDuty() {
    try {
      return store.takes(DUTY);
    } catch (StoreException e) {
      LOG.error("No reference data for the stations: {}", e.getMessage());
      return false;
    }
  }

  private boolean renew() {
    try {
      reference.renew();
      announce();
      return true;
    } catch (IOException e) {
      LOG.error("No new reference data for the stations: {}", e.getMessage());
      return false;
    }
  }

  @Override
  public void close() {
    threads.close();
    try {
      reference.close();
    } catch (IOException e) {
      LOG.warn("Reference data is not closed in an orderly way: {}", e.getMessage());
    }
  }
}
