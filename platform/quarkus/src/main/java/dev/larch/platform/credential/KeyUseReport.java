package dev.larch.platform.credential;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** When keys were used for the last time, as one service saw it. */
public record KeyUseReport(List<Use> uses) {

    /** The most keys that one report may name: it must fit into what iam-service reads. */
    public static final int MOST = 500;

    public KeyUseReport {
        uses = List.copyOf(uses);
    }

    /** The last use of one key. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Use(UUID keyId, Instant usedAt) {

        public Use {
            Objects.requireNonNull(keyId, "key_id");
            Objects.requireNonNull(usedAt, "used_at");
        }
    }
}
