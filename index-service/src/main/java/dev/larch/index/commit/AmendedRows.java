package dev.larch.index.commit;

import dev.larch.index.commit.Commit.Outcome;
import dev.larch.index.commit.WriteRequest.Amend;
import dev.larch.index.commit.WriteRequest.Event;
import dev.larch.index.crypto.UnreadableRecordException;
import dev.larch.index.store.RecordKey;
import dev.larch.index.store.RowChange;
import dev.larch.index.store.StoredRecord;
import dev.larch.kernel.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What several amendments come to: each judged by itself, so that one that fails leaves the others alone. */
record AmendedRows(List<RowChange> changes, List<Event> events, List<Outcome> outcomes) {

    static AmendedRows of(List<Amend> requests, Map<RecordKey, StoredRecord> present) {
        var amended = new AmendedRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        requests.forEach(request -> amended.add(request, present.get(request.key())));
        return amended;
    }

    Commit committedThrough(long last) {
        return new Commit(last - changes.size(), last, changes, null, outcomes);
    }

    private void add(Amend request, @Nullable StoredRecord present) {
        try {
            var change = present == null ? null : request.amendment().amend(present);
            if (change != null) {
                changes.add(change);
            }
            int count = change == null ? 0 : 1;
            events.add(request.event().apply(count));
            outcomes.add(new Outcome.Done(count));
        } catch (ApiException | UnreadableRecordException reason) {
            outcomes.add(new Outcome.Refused(reason));
        }
    }
}
