package org.shuyi.sync.ils;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What an adapter has, with the library system behind it. Conflict rules at the centre read this
 * table instead of hoping, and {@code check-ils} holds it against what the library system does.
 */
public record Capabilities(Set<Capability> all) {
  public Capabilities {
    all = Set.copyOf(all);
  }

  public static Capabilities of(Capability... all) {
    return new Capabilities(Set.copyOf(Arrays.asList(all)));
  }

  public boolean has(Capability capability) {
    return all.contains(capability);
  }

  /** The same, but for what somebody knows better. */
  public Capabilities but(Map<Capability, Boolean> known) {
    Set<Capability> changed = copy();
    known.forEach((which, there) -> set(changed, which, there));
    return new Capabilities(changed);
  }

  /** These of {@code which} as another system has them, the rest as here. */
  public Capabilities with(Collection<Capability> which, Capabilities of) {
    Set<Capability> changed = copy();
    which.forEach(one -> set(changed, one, of.has(one)));
    return new Capabilities(changed);
  }

  private Set<Capability> copy() {
    Set<Capability> copy = EnumSet.noneOf(Capability.class);
    copy.addAll(all);
    return copy;
  }

  private static void set(Set<Capability> all, Capability one, boolean there) {
    if (there) {
      all.add(one);
    } else {
      all.remove(one);
    }
  }
}
