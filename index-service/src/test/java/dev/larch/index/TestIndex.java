package dev.larch.index;

import static io.restassured.RestAssured.given;

import dev.larch.index.wire.VectorServiceGrpc;
import dev.larch.platform.access.Role;
import dev.larch.platform.test.FakeIam;
import dev.larch.platform.test.TestCredential;
import dev.larch.platform.test.TestProject;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.UUID;

/** A project of its own with an index, made over the control plane. */
public record TestIndex(TestProject project, TestCredential editor, String name, int port) {

    public static TestIndex create(FakeIam iam, int dimension) {
        return create(iam, iam.newProject(), dimension);
    }

    public static TestIndex create(FakeIam iam, TestProject project, int dimension) {
        return create(iam, project, "\"dimension\":%d".formatted(dimension));
    }

    /** One of sparse vectors. */
    public static TestIndex sparse(FakeIam iam) {
        return create(iam, iam.newProject(), "\"vector_type\":\"sparse\"");
    }

    private static TestIndex create(FakeIam iam, TestProject project, String shape) {
        var editor = iam.newKey(project, Role.PROJECT_EDITOR);
        var name = "i-" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
        String host = given().header("Api-Key", editor.secret())
                .contentType(ContentType.JSON)
                .body("""
                        {"name":"%s",%s,"spec":{"serverless":{"cloud":"aws","region":"us-east-1"}}}""".formatted(name, shape))
                .post("/indexes")
                .then()
                .statusCode(201)
                .extract()
                .path("host");
        return new TestIndex(project, editor, name, Integer.parseInt(host.substring(host.indexOf(':') + 1)));
    }

    /** A request to the index's own port, with its editor's key. */
    public RequestSpecification data() {
        return data(editor);
    }

    public RequestSpecification data(TestCredential credential) {
        return anonymous().header("Api-Key", credential.secret());
    }

    /** A connection to the index's own port, to be shut down. */
    public ManagedChannel channel() {
        return NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
    }

    /** Calls over the connection with this key. */
    public static VectorServiceGrpc.VectorServiceBlockingStub grpc(Channel channel, TestCredential credential) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("api-key", Metadata.ASCII_STRING_MARSHALLER), credential.secret());
        return VectorServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    public RequestSpecification anonymous() {
        return given().baseUri("http://localhost").port(port).contentType(ContentType.JSON);
    }
}
