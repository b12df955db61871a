package org.shuyi.hardware.link;

/** Opens a wire; called again after every loss. */
@FunctionalInterface
public interface LinkOpener {
  /**
   * @throws LinkException of kind NOT_FOUND, NO_PERMISSION, IN_USE or TIMED_OUT
   */
  Link open() throws LinkException;
}
