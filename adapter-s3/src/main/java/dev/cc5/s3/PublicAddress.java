package dev.cc5.s3;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Tells addresses of the public internet from those that reach into somebody's own network (DESIGN 7.6). */
final class PublicAddress {
    /** IPv4-compatible, IPv4-mapped and NAT64 addresses: what counts is the IPv4 address within. */
    private static final List<String> EMBEDDING_IN_THE_LAST_BYTES =
            List.of("0".repeat(24), "0".repeat(20) + "ffff", "0064ff9b" + "0".repeat(16));

    private static final String SIX_TO_FOUR = "2002";

    private PublicAddress() {}

    /** Whether an address that a stranger named may be connected to. */
    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
    }

    private static boolean isPublic4(byte[] a) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        boolean thisNetwork = first == 0;
        boolean carrierNat = first == 100 && second >= 64 && second < 128;
        boolean protocols = first == 192 && second == 0 && a[2] == 0;
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean reserved = first >= 240;
        return !(thisNetwork || carrierNat || protocols || benchmarks || reserved);
    }

    private static boolean isPublic6(byte[] a) {
        boolean uniqueLocal = (a[0] & 0xfe) == 0xfc;
        if (uniqueLocal) {
            return false;
        }
        String hex = HexFormat.of().formatHex(a);
        for (String prefix : EMBEDDING_IN_THE_LAST_BYTES) {
            if (hex.startsWith(prefix)) {
                return is(embedded(a, 12));
            }
        }
        return !hex.startsWith(SIX_TO_FOUR) || is(embedded(a, 2));
    }

    private static InetAddress embedded(byte[] a, int from) {
        try {
            return Inet4Address.getByAddress(Arrays.copyOfRange(a, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
