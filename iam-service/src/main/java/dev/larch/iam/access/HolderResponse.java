package dev.larch.iam.access;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.larch.platform.identity.PrincipalType;
import java.util.UUID;

/** Somebody who may do what was asked, and the binding that allows it. */
@JsonNaming(SnakeCaseStrategy.class)
public record HolderResponse(
        PrincipalType principalType, UUID principalId, String principalName, BindingResponse binding) {}
