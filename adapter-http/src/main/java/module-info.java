/**
 * The portal's API, over Vert.x Web Client: steps 1, 3 and 4 of an import. Start with
 * {@link dev.cc5.http.HttpPortal}.
 *
 * @provides dev.cc5.port.AdapterProvider the adapter named {@code http}
 */
module dev.cc5.http {
    requires static java.compiler;
    requires static org.mapstruct;
    requires com.fasterxml.jackson.core;
    requires transitive dev.cc5.core;
    requires io.netty.codec;
    requires io.netty.handler;
    requires io.netty.handler.proxy;
    requires io.vertx.core;
    requires io.vertx.web.client;
    requires io.vertx.web.common;

    exports dev.cc5.http;

    provides dev.cc5.port.AdapterProvider with
            dev.cc5.http.HttpPortalProvider;
}
