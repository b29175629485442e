package dev.cc5.port;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The hosts that are reached without the proxy, as the environment variable NO_PROXY lists them: names, each with all
 * names below it, and addresses, separated by commas; an asterisk stands for all hosts. Ports in it are not looked at.
 *
 * @param names in lower case
 */
public record DirectHosts(List<String> names) {
    public DirectHosts {
        names = List.copyOf(names);
    }

    /** Reads a list. */
    public static DirectHosts of(String list) {
        return new DirectHosts(Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .map(name -> name.replaceFirst("^([^:]*|\\[.*]):\\d+$", "$1").replaceAll("^\\*?\\.|[\\[\\]]", ""))
                .filter(name -> !name.isEmpty())
                .toList());
    }

    /** Whether a host, a name or an address, is one of them. */
    public boolean include(String host) {
        String plain = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]|\\.$", "");
        return names.stream().anyMatch(name -> name.equals("*") || plain.equals(name) || plain.endsWith("." + name));
    }
}
