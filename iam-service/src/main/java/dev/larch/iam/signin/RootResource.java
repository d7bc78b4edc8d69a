package dev.larch.iam.signin;

import dev.larch.platform.access.Open;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** The front page: it leads to the session, and from there to the sign-in. */
@Path("/")
public class RootResource {

    @GET
    @Open("It shows nothing.")
    public RestResponse<Void> get() {
        return RestResponse.seeOther(URI.create("/session"));
    }
}
