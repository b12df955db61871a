package org.shuyi.hardware.link;

/** Opens a wire; called again after every loss. */
@FunctionalInterface
public interface LinkOpener {
  /**
   * Opens the wire once.
   *
   * @throws LinkException of kind NOT_FOUND, NO_PERMISSION, IN_USE or TIMED_OUT
   */
  Link open() throws LinkException;
}
