package dev.larch.iam.view;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Renders the pages, escaped, with the headers that a page of credentials needs. */
@ApplicationScoped
public class Pages {

    @CheckedTemplate(basePath = "view")
    static class Templates {

        private Templates() {}

        static native TemplateInstance notice(Notice notice);
    }

    private final PageStyle style;

    Pages(PageStyle style) {
        this.style = style;
    }

    /** A page that says one thing. */
    public Uni<ResponseBuilder<String>> notice(Notice notice) {
        return render(notice.status(), Templates.notice(notice));
    }

    /** A page of the feature's own; its template includes {@code view/frame}. */
    public Uni<ResponseBuilder<String>> render(int status, TemplateInstance page) {
        return render(status, page, style.policy());
    }

    /** The same for a page whose form leads to somebody else's site. */
    public Uni<ResponseBuilder<String>> renderLeadingAway(int status, TemplateInstance page) {
        return render(status, page, style.policyLeadingAway());
    }

    private static Uni<ResponseBuilder<String>> render(int status, TemplateInstance page, String policy) {
        return page.createUni()
                .map(html -> ResponseBuilder.<String>create(status)
                        .entity(html)
                        .header("Content-Type", "text/html;charset=UTF-8")
                        .header("Content-Security-Policy", policy)
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Referrer-Policy", "same-origin")
                        .header("Cache-Control", "no-store"));
    }
}
