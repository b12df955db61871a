package org.shuyi.sync.reference.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.wire.Manifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a manifest asks for that a station does not have, set by set: deltas if they lead there. */
final class Download {
  /** How one set is got. */
  private sealed interface Plan {
    /** It is there already. */
    record Kept(Table table) implements Plan {}

    /** Changes upon the table that is there. */
    record Changes(Table base, List<Manifest.Delta> deltas) implements Plan {}

    /**
     * All chunks.
     *
     * @param base where chunks may be found that did not change; null for nowhere
     */
    record Whole(@Nullable Table base) implements Plan {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(Download.class);

  private final Manifest target;
  private final Pack pack;
  private final Map<ReferenceSet, Plan> plans = new EnumMap<>(ReferenceSet.class);
  private final Map<List<ContentHash>, List<ContentHash>> listed = new HashMap<>();
  private final Set<ReferenceSet> searched = new HashSet<>();

  Download(Manifest target, Pack pack, KeyedReference current) {
    this.target = target;
    this.pack = pack;
    for (Manifest.SetState state : target.sets()) {
      plans.put(state.set(), plan(state, current.table(state.set())));
    }
  }

  private static Plan plan(Manifest.SetState state, Optional<Table> current) {
    if (current.isEmpty()) {
      return new Plan.Whole(null);
    }
    Table base = current.get();
    if (base.root().equals(state.root())) {
      return new Plan.Kept(base);
    }
    for (int i = 0; i < state.deltas().size(); i++) {
      if (state.deltas().get(i).from().equals(base.root())) {
        return new Plan.Changes(base, state.deltas().subList(i, state.deltas().size()));
      }
    }
    return new Plan.Whole(base);
  }

  Manifest target() {
    return target;
  }

  Pack pack() {
    return pack;
  }

  /** Content to ask for next, at most so much; empty if all is here. */
  List<ContentHash> wanted(int max) throws IOException {
    List<ContentHash> wanted = new ArrayList<>();
    for (Manifest.SetState state : target.sets()) {
      switch (plans.get(state.set())) {
        case null -> throw new IllegalStateException("no plan for " + state.set());
        case Plan.Kept kept -> {}
        case Plan.Changes(var base, var deltas) -> {
          for (Manifest.Delta delta : deltas) {
            want(delta.pages(), max, wanted);
          }
        }
        case Plan.Whole(var base) -> {
          search(state, base);
          want(state.pages(), max, wanted);
        }
      }
    }
    return wanted;
  }

  private void want(List<ContentHash> pages, int max, List<ContentHash> wanted) throws IOException {
    List<ContentHash> all = contents(pages);
    for (ContentHash hash : all == null ? pages : all) {
      if (wanted.size() == max) {
        return;
      }
      if (!pack.holds(hash)) {
        wanted.add(hash);
      }
    }
  }

  /** What the pages list; null as long as one is missing. */
  private @Nullable List<ContentHash> contents(List<ContentHash> pages) throws IOException {
    List<ContentHash> known = listed.get(pages);
    if (known == null && pages.stream().allMatch(pack::holds)) {
      known = Runs.listed(pack, pages);
      listed.put(pages, known);
    }
    return known;
  }

  /** Chunks that did not change are taken from the table that is there, once. */
  private void search(Manifest.SetState state, @Nullable Table base) throws IOException {
    List<ContentHash> chunks = contents(state.pages());
    if (base == null || chunks == null || !searched.add(state.set())) {
      return;
    }
    Set<ContentHash> useful = new HashSet<>(chunks);
    Chunker chunker =
        new Chunker(
            content -> {
              if (useful.contains(ContentHash.of(content))) {
                pack.add(content);
              }
            });
    try (Entries all = base.all()) {
      for (Entry entry = all.next(); entry != null; entry = all.next()) {
        chunker.add(entry);
      }
      chunker.finish();
    } catch (DamagedException e) {
      LOG.info("Not all of what is there can be read, the rest is fetched: {}", e.getMessage());
    }
  }

  /** Fetches all of a set whose deltas do not lead to it; false if it does already. */
  boolean giveUpChanges() {
    boolean changed = false;
    for (Map.Entry<ReferenceSet, Plan> each : plans.entrySet()) {
      if (each.getValue() instanceof Plan.Changes(var base, var deltas)) {
        each.setValue(new Plan.Whole(base));
        changed = true;
      }
    }
    return changed;
  }

  /** The table of a set that is there already. */
  Optional<Table> kept(ReferenceSet set) {
    return plans.get(set) instanceof Plan.Kept(var table) ? Optional.of(table) : Optional.empty();
  }

  /** The entries of a set that is all here. */
  Entries entries(Manifest.SetState state) throws IOException {
    return switch (plans.get(state.set())) {
      case null -> throw new IllegalStateException("no plan for " + state.set());
      case Plan.Kept(var table) -> table.all();
      case Plan.Changes(var base, var deltas) -> changed(base, deltas);
      case Plan.Whole(var base) -> new Runs(pack, known(state.pages()), false);
    };
  }

  private List<ContentHash> known(List<ContentHash> pages) throws IOException {
    List<ContentHash> known = contents(pages);
    if (known == null) {
      throw new DamagedException("a list of hashes that was here is missing");
    }
    return known;
  }

  private Entries changed(Table base, List<Manifest.Delta> deltas) throws IOException {
    Entries entries = base.all();
    for (Manifest.Delta delta : deltas) {
      entries = new Changed(entries, new Runs(pack, known(delta.pages()), true));
    }
    return entries;
  }
}
