package dev.larch.iam.mapping;

import dev.larch.iam.group.GroupPreview;
import java.util.List;

/**
 * Who would gain and lose what; nothing has been changed.
 *
 * @param truncated whether there are more people than are shown
 */
public record PreviewResponse(List<GroupPreview> data, boolean truncated) {

    static final int MOST_PEOPLE = 1000;

    public PreviewResponse {
        data = List.copyOf(data);
    }

    static PreviewResponse of(List<GroupPreview> found) {
        return new PreviewResponse(found.stream().limit(MOST_PEOPLE).toList(), found.size() > MOST_PEOPLE);
    }
}
