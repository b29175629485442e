package dev.cc5.s3;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Tells addresses of the public internet from those that reach into somebody's own network. */
final class PublicAddress {
    private static final List<IpSubnetFilterRule> NOT_PUBLIC = blocks(
            // What iana.org/assignments/iana-ipv4-special-registry calls not globally reachable,
            "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24",
            "192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4",
            // iana.org/assignments/multicast-addresses,
            "224.0.0.0/4",
            // learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16,
            "168.63.129.16/32",
            // iana.org/assignments/ipv6-address-space: all but 2000::/3, from which addresses are given out,
            "::/3 4000::/2 8000::/1",
            // and of that what iana.org/assignments/iana-ipv6-special-registry keeps: Teredo, benchmarks, documents.
            "2001::/23 2001:db8::/32 3fff::/20");

    /** NAT64 and 6to4: what counts is the IPv4 address within. */
    private static final List<IpSubnetFilterRule> NAT64 = blocks("64:ff9b::/96");

    private static final List<IpSubnetFilterRule> SIX_TO_FOUR = blocks("2002::/16");

    private PublicAddress() {}

    /** Whether an address that a stranger named may be connected to. */
    static boolean is(InetAddress address) {
        if (isIn(NAT64, address)) {
            return is(embedded(address, 12));
        }
        return isIn(SIX_TO_FOUR, address) ? is(embedded(address, 2)) : !isIn(NOT_PUBLIC, address);
    }

    private static boolean isIn(List<IpSubnetFilterRule> blocks, InetAddress address) {
        InetSocketAddress asked = new InetSocketAddress(address, 0);
        return blocks.stream().anyMatch(block -> block.matches(asked));
    }

    private static List<IpSubnetFilterRule> blocks(String... lists) {
        return Arrays.stream(lists)
                .flatMap(list -> Arrays.stream(list.split(" ")))
                .map(block -> new IpSubnetFilterRule(block, IpFilterRuleType.REJECT))
                .toList();
    }

    private static InetAddress embedded(InetAddress address, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
