package dev.larch.iam.scim;

import static dev.larch.platform.access.Permission.SCIM_PROVISION;
import static dev.larch.platform.access.ResourceFrom.CALLERS_ORGANIZATION;

import dev.larch.platform.access.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What a SCIM client may find out about the endpoints (RFC 7644, section 4). */
@Path("/scim/v2")
@Produces({ScimJson.MEDIA_TYPE, "application/json"})
public class ScimDiscoveryResource {

    private final ScimJson json;

    ScimDiscoveryResource(ScimJson json) {
        this.json = json;
    }

    @GET
    @Path("ServiceProviderConfig")
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public RestResponse<String> configuration() {
        return json.answer(200, ScimDescription.CONFIGURATION).build();
    }

    @GET
    @Path("ResourceTypes")
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public RestResponse<String> resourceTypes() {
        return all(ScimDescription.RESOURCE_TYPES);
    }

    @GET
    @Path("ResourceTypes/{id}")
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public RestResponse<String> resourceType(@RestPath String id) {
        return one(ScimDescription.RESOURCE_TYPES, "ResourceType", id);
    }

    @GET
    @Path("Schemas")
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public RestResponse<String> schemas() {
        return all(ScimDescription.SCHEMAS);
    }

    @GET
    @Path("Schemas/{id}")
    @Requires(value = SCIM_PROVISION, on = CALLERS_ORGANIZATION)
    public RestResponse<String> schema(@RestPath String id) {
        return one(ScimDescription.SCHEMAS, "Schema", id);
    }

    private RestResponse<String> all(List<Map<String, Object>> descriptions) {
        return json.answer(200, ScimPage.read(null, null).listing(descriptions.size(), descriptions))
                .build();
    }

    private RestResponse<String> one(List<Map<String, Object>> descriptions, String type, String id) {
        return descriptions.stream()
                .filter(description -> id.equals(description.get("id")))
                .findFirst()
                .map(description -> json.answer(200, description).build())
                .orElseThrow(() -> ScimException.absent(type, id));
    }
}
