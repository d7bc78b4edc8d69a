package dev.larch.platform.web;

/** The headers that Larch reads and writes. */
public final class LarchHeaders {

    public static final String API_KEY = "Api-Key";
    public static final String PROJECT_ID = "X-Project-Id";
    public static final String REQUEST_ID = "x-pinecone-request-id";

    private LarchHeaders() {}
}
