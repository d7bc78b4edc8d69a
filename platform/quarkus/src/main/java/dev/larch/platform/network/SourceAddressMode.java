package dev.larch.platform.network;

/** What the source address of a call is taken from. */
public enum SourceAddressMode {
    /** It is not known: who may call from certain addresses only may not call at all. */
    UNKNOWN,
    /** Clients connect to the service itself: the peer of the socket. */
    DIRECT,
    /** What the proxies that the service trusts say in X-Forwarded-For. */
    TRUSTED_PROXIES,
    /** What the balancer before the service says in the PROXY protocol, which opens each connection. */
    PROXY_PROTOCOL
}
