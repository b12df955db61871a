package org.shuyi.sync.circulation;

/** The class of a patron, by which a library system chooses its rules. */
public enum PatronCategory {
  ADULT,
  /** Registered with a guardian. */
  CHILD,
  SENIOR,
  /** Of a category that is newer than this program. */
  OTHER
}
