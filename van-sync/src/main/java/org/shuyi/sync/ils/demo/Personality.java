package org.shuyi.sync.ils.demo;

/** How the demo library system behaves where real ones differ. */
public enum Personality {
  /** Refuses whatever would need a guess: a second checkout, a return older than the loan. */
  STRICT
}
