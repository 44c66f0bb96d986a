package io.serinus.rpc.legacy;

import io.serinus.primitives.H256;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.StateBackend;
import io.serinus.rpc.backend.TrieDifference;
import io.serinus.rpc.json.JsonBody;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a block has changed, for subscribers who named no keys. */
final class StateDifferences {
  private final StateBackend state;

  StateDifferences(StateBackend state) {
    this.state = state;
  }

  @Nullable JsonBody between(H256 parent, H256 block) throws BackendException {
    TrieDifference walk = new TrieDifference(state.at(parent), state.at(block), new byte[0]);
    List<ChangeSet.Change> changes = new ArrayList<>();
    for (var change = walk.next(); change != null; change = walk.next()) {
      changes.add(new ChangeSet.Change(change.key(), change.after()));
    }
    return changes.isEmpty() ? null : ChangeSet.body(block, changes);
  }
}
