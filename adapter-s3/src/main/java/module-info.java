/** Uploads to S3 through signed URLs; objects in S3 as source files, and a journal there. */
module dev.cc5.s3 {
    requires transitive dev.cc5.core;
    requires static org.jspecify;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.handler.proxy;
    requires io.netty.resolver;
    requires io.netty.transport;
    requires java.xml;
    // For objects and the journal only: whoever uploads needs no SDK.
    requires static software.amazon.awssdk.awscore;
    requires static software.amazon.awssdk.core;
    requires static software.amazon.awssdk.services.s3;

    exports dev.cc5.s3;

    provides dev.cc5.port.AdapterProvider with
            dev.cc5.s3.S3UploadsProvider;
}
