package dev.larch.testbed.proxy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.littleshoot.proxy.HttpFilters;
import org.littleshoot.proxy.HttpFiltersAdapter;
import org.littleshoot.proxy.HttpFiltersSourceAdapter;
import org.littleshoot.proxy.ProxyAuthenticator;
import org.littleshoot.proxy.impl.DefaultHttpProxyServer;

/**
 * Runs the proxy, and says one line for each request that it lets through: its method and where it goes. Arguments: the
 * port; then, if it shall ask for them, user and password.
 */
final class ProxyMain {

    private ProxyMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var proxy = DefaultHttpProxyServer.bootstrap()
                .withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])))
                .withServerResolver(ProxyMain::resolve)
                .withFiltersSource(new HttpFiltersSourceAdapter() {
                    @Override
                    public HttpFilters filterRequest(HttpRequest request, ChannelHandlerContext context) {
                        System.out.println(request.method() + " " + request.uri());
                        return new HttpFiltersAdapter(request);
                    }
                });
        if (arguments.length > 1) {
            proxy.withProxyAuthenticator(new OneUser(arguments[1], arguments[2]));
        }
        proxy.start();
        Thread.currentThread().join(); // the proxy's own threads keep nothing alive
    }

    private static InetSocketAddress resolve(String host, int port) throws UnknownHostException {
        var address =
                host.endsWith(ForwardProxy.OUTSIDE) ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
        return new InetSocketAddress(address, port);
    }

    private record OneUser(String user, String password) implements ProxyAuthenticator {

        @Override
        public boolean authenticate(String givenUser, String givenPassword) {
            return user.equals(givenUser) && password.equals(givenPassword);
        }

        @Override
        public @Nullable String getRealm() {
            return null;
        }
    }
}
