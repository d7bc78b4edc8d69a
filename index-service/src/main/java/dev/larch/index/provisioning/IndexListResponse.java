package dev.larch.index.provisioning;

import java.util.List;

/** All indexes of a project, by name. */
public record IndexListResponse(List<IndexResponse> indexes) {

    public IndexListResponse {
        indexes = List.copyOf(indexes);
    }
}
