package org.shuyi.sync.reference.store;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.reference.ContentHash;
import org.shuyi.sync.reference.Entry;
import org.shuyi.sync.wire.EntryCodec;
import org.shuyi.sync.wire.WireException;

/** The entries of one set or delta, run after run out of a pack. */
public final class Runs implements Entries {
  private final Pack pack;
  private final Iterator<ContentHash> runs;
  private final boolean changes;
  private Iterator<Entry> run = List.<Entry>of().iterator();
  private @Nullable Entry last;

  /**
   * @param runs hashes of the runs, in order
   * @param changes whether entries may be taken away
   */
  public Runs(Pack pack, List<ContentHash> runs, boolean changes) {
    this.pack = pack;
    this.runs = runs.iterator();
    this.changes = changes;
  }

  @Override
  public @Nullable Entry next() throws IOException {
    while (!run.hasNext()) {
      if (!runs.hasNext()) {
        return null;
      }
      run = read(runs.next());
    }
    Entry entry = run.next();
    if (last != null && last.compareTo(entry) >= 0) {
      throw new DamagedException("runs of entries that do not ascend");
    }
    last = entry;
    return entry;
  }

  private Iterator<Entry> read(ContentHash hash) throws IOException {
    try {
      return EntryCodec.decode(pack.content(hash), changes).iterator();
    } catch (WireException e) {
      throw new DamagedException("run " + hash.brief() + ": " + e.getMessage(), e);
    }
  }

  /** The hashes that pages list, which are in the pack. */
  public static List<ContentHash> listed(Pack pack, List<ContentHash> pages) throws IOException {
    List<ContentHash> all = new java.util.ArrayList<>();
    for (ContentHash page : pages) {
      try {
        all.addAll(EntryCodec.decodePage(pack.content(page)));
      } catch (WireException e) {
        throw new DamagedException("page " + page.brief() + ": " + e.getMessage(), e);
      }
    }
    return all;
  }
}
