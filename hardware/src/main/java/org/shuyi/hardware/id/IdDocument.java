package org.shuyi.hardware.id;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a library needs of a document: no address, photo, fingerprint or ethnic group. Kept in
 * memory only, and there until {@link #close()}. Any thread; compared by identity.
 */
public final class IdDocument implements AutoCloseable {
  private final Kind kind;
  private final char[] name;
  private final char[] number;
  private @Nullable LocalDate born;
  private final @Nullable LocalDate validUntil;

  /** Which document. */
  public enum Kind {
    CITIZEN,
    /** Residence permit for people of Hong Kong, Macao and Taiwan. */
    RESIDENCE_PERMIT,
    /** Permanent residence of a foreigner, as issued before December 2023. */
    FOREIGNER,
    /** The five-star card, issued since then. */
    FOREIGNER_2023
  }

  /**
   * @param name taken over, not copied
   * @param number taken over, not copied
   * @param validUntil null if without end
   */
  public IdDocument(
      Kind kind, char[] name, char[] number, LocalDate born, @Nullable LocalDate validUntil) {
    this.kind = kind;
    this.name = name;
    this.number = number;
    this.born = born;
    this.validUntil = validUntil;
  }

  public Kind kind() {
    return kind;
  }

  /** A copy, for the receiver to wipe; zeros after {@link #close()}. */
  public synchronized char[] name() {
    return name.clone();
  }

  /** A copy, for the receiver to wipe; zeros after {@link #close()}. */
  public synchronized char[] number() {
    return number.clone();
  }

  /** Empty after {@link #close()}. */
  public synchronized Optional<LocalDate> born() {
    return Optional.ofNullable(born);
  }

  /** The last day on which it is valid; empty if it has no end. */
  public Optional<LocalDate> validUntil() {
    return Optional.ofNullable(validUntil);
  }

  /** Wipes it. A second call does nothing. */
  @Override
  public synchronized void close() {
    Arrays.fill(name, '\0');
    Arrays.fill(number, '\0');
    born = null;
  }

  @Override
  public String toString() {
    return kind + " document";
  }
}
