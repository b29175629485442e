/*
 * The server of the benchmarks: the portal's four endpoints and an S3 that drops what it is sent, over http and https,
 * on loopback only. As cheap as can be, so that what is measured is the client: one thread, one epoll loop; the bodies
 * of plain connections are dropped by the kernel, those of TLS connections are decrypted and dropped.
 *
 * It checks nothing but the framing: chunked bodies are answered with 501 and bodies without a length with 411, as S3
 * does. GET /counts tells what it has seen.
 *
 *   gcc -O2 -Wall -Wextra -o sink sink.c -lssl -lcrypto
 *   sink HTTP_PORT HTTPS_PORT CERTIFICATE_PEM KEY_PEM
 */
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { HEAD_MAX = 16 * 1024, DROP_MAX = 1024 * 1024 };
enum { AGAIN = -1, GONE = -2 };

struct listener {
    int fd;
    int port;
    SSL_CTX *tls;
};

struct connection {
    int fd;
    int port;
    SSL *tls;
    bool greeted;          /* the TLS handshake is over */
    char head[HEAD_MAX];   /* what was read and not yet understood */
    size_t held;
    bool in_body;
    long long body_left;
    char method[8];
    char path[256];        /* up to the question mark */
    bool last;             /* hang up after the answer */
};

static struct { unsigned long long slots, puts, bytes, imports, checks, refused, connections; } counts;
static char dropped[DROP_MAX];

/* ---- moving bytes ---- */

static ssize_t take(struct connection *c, char *into, size_t most, bool drop) {
    if (!c->tls) {
        ssize_t n = recv(c->fd, into, most, drop ? MSG_TRUNC : 0);
        if (n > 0) return n;
        return n < 0 && (errno == EAGAIN || errno == EINTR) ? AGAIN : GONE;
    }
    int n = SSL_read(c->tls, into, (int)most);
    if (n > 0) return n;
    int why = SSL_get_error(c->tls, n);
    return why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE ? AGAIN : GONE;
}

static void give(struct connection *c, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t n = c->tls ? SSL_write(c->tls, bytes, (int)length) : send(c->fd, bytes, length, MSG_NOSIGNAL);
        if (n > 0) {
            bytes += n;
            length -= (size_t)n;
            continue;
        }
        int why = c->tls ? SSL_get_error(c->tls, (int)n) : 0;
        bool full = c->tls ? why == SSL_ERROR_WANT_WRITE || why == SSL_ERROR_WANT_READ : errno == EAGAIN;
        struct pollfd writable = {.fd = c->fd, .events = POLLOUT};
        if (!full || poll(&writable, 1, 1000) <= 0) return;
    }
}

/* ---- answers ---- */

static void answer(struct connection *c, const char *status, const char *headers, const char *body) {
    char text[6144];
    int length = snprintf(text, sizeof text, "HTTP/1.1 %s\r\n%sContent-Length: %zu\r\n%s\r\n%s", status, headers,
                          strlen(body), c->last ? "Connection: close\r\n" : "", body);
    give(c, text, (size_t)length);
}

static void envelope(struct connection *c, const char *data) {
    char body[4096];
    snprintf(body, sizeof body, "{\"IsSuccess\":true,\"ResponseStatus\":{},\"Data\":%s}", data);
    answer(c, "200 OK", "Content-Type: application/json; charset=utf-8\r\n", body);
}

static void answer_slot(struct connection *c) {
    unsigned long long number = ++counts.slots;
    time_t now = time(NULL);
    struct tm utc;
    gmtime_r(&now, &utc);
    char when[32], data[3072];
    strftime(when, sizeof when, "%Y%m%dT%H%M%SZ", &utc);
    snprintf(data, sizeof data,
             "{\"ActionId\":\"action-%llu\",\"File\":{},\"FileId\":\"%024llx\",\"FilePath\":\"//bucket/in/%llu.cc5txt\","
             "\"Url\":\"%s://127.0.0.1:%d/bucket/in/%llu.cc5txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
             "BENCHMARK%%2F%.8s%%2Fus-east-1%%2Fs3%%2Faws4_request&X-Amz-Date=%s&X-Amz-Expires=900&X-Amz-SignedHeaders="
             "host&X-Amz-Signature=%064llx\"}",
             number, number, number, c->tls ? "https" : "http", c->port, number, when, when, number);
    envelope(c, data);
}

static void answer_status(struct connection *c) {
    char data[512];
    snprintf(data, sizeof data, "{\"FileId\":\"%s\",\"Status\":\"Completed\"}", c->path + strlen("/appfile/file/"));
    envelope(c, data);
}

static void answer_counts(struct connection *c) {
    char body[512];
    snprintf(body, sizeof body,
             "slots %llu puts %llu bytes %llu imports %llu checks %llu refused %llu connections %llu\n", counts.slots,
             counts.puts, counts.bytes, counts.imports, counts.checks, counts.refused, counts.connections);
    answer(c, "200 OK", "Content-Type: text/plain\r\n", body);
}

static bool is(const struct connection *c, const char *method, const char *path) {
    return !strcmp(c->method, method) && !strcmp(c->path, path);
}

static void answer_request(struct connection *c) {
    if (!strcmp(c->method, "PUT")) {
        counts.puts++;
        answer(c, "200 OK", "ETag: \"opaque\"\r\n", "");
    } else if (is(c, "POST", "/appfile/file/path")) {
        answer_slot(c);
    } else if (is(c, "POST", "/appdata/import/file/async") || is(c, "POST", "/appfile/file/import")) {
        counts.imports++;
        envelope(c, "{}");
    } else if (!strcmp(c->method, "GET") && !strncmp(c->path, "/appfile/file/", 14)) {
        counts.checks++;
        answer_status(c);
    } else if (is(c, "GET", "/counts")) {
        answer_counts(c);
    } else {
        answer(c, "404 Not Found", "", "");
    }
}

/* ---- requests ---- */

static const char *field(const char *line, const char *name) {
    size_t length = strlen(name);
    if (strncasecmp(line, name, length) || line[length] != ':') return NULL;
    line += length + 1;
    return line + strspn(line, " \t");
}

static bool refuse(struct connection *c, const char *status) {
    counts.refused++;
    c->last = true;
    answer(c, status, "", "");
    return false;
}

/* Understands a head that ends at END; false when the connection is to be hung up. */
static bool read_head(struct connection *c, char *end) {
    *end = 0;
    char target[HEAD_MAX];
    if (sscanf(c->head, "%7s %16383s", c->method, target) != 2) return false;
    snprintf(c->path, sizeof c->path, "%.*s", (int)strcspn(target, "?"), target);
    long long length = -1;
    bool chunked = false;
    c->last = false;
    for (char *line = strstr(c->head, "\r\n"); line; line = strstr(line, "\r\n")) {
        const char *value;
        line += 2;
        if ((value = field(line, "content-length"))) length = atoll(value);
        if (field(line, "transfer-encoding")) chunked = true;
        if ((value = field(line, "connection")) && !strncasecmp(value, "close", 5)) c->last = true;
        if (field(line, "expect")) give(c, "HTTP/1.1 100 Continue\r\n\r\n", 25);
    }
    if (chunked) return refuse(c, "501 Not Implemented");
    if (length < 0 && !strcmp(c->method, "PUT")) return refuse(c, "411 Length Required");
    size_t used = (size_t)(end + 4 - c->head);
    memmove(c->head, c->head + used, c->held - used);
    c->held -= used;
    c->body_left = length > 0 ? length : 0;
    c->in_body = true;
    return true;
}

static void count_body(struct connection *c, long long bytes) {
    c->body_left -= bytes;
    if (!strcmp(c->method, "PUT")) counts.bytes += (unsigned long long)bytes;
}

/* Serves what has come; false when the connection is over. */
static bool serve(struct connection *c) {
    if (c->tls && !c->greeted) {
        int n = SSL_accept(c->tls);
        if (n != 1) {
            int why = SSL_get_error(c->tls, n);
            return why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE;
        }
        c->greeted = true;
    }
    for (;;) {
        if (c->in_body) {
            size_t early = (long long)c->held < c->body_left ? c->held : (size_t)c->body_left;
            count_body(c, (long long)early);
            memmove(c->head, c->head + early, c->held - early);
            c->held -= early;
            while (c->body_left > 0) {
                ssize_t n = take(c, dropped, c->body_left < DROP_MAX ? (size_t)c->body_left : DROP_MAX, true);
                if (n < 0) return n == AGAIN;
                count_body(c, n);
            }
            c->in_body = false;
            answer_request(c);
            if (c->last) return false;
        }
        char *end = memmem(c->head, c->held, "\r\n\r\n", 4);
        if (end) {
            if (!read_head(c, end)) return false;
            continue;
        }
        if (c->held == HEAD_MAX - 1) return false;
        ssize_t n = take(c, c->head + c->held, HEAD_MAX - 1 - c->held, false);
        if (n < 0) return n == AGAIN;
        c->held += (size_t)n;
    }
}

/* ---- connections ---- */

static struct listener listen_on(int port, SSL_CTX *tls) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port),
                               .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(fd, (struct sockaddr *)&here, sizeof here) || listen(fd, 1024)) {
        perror("sink");
        exit(1);
    }
    return (struct listener){fd, port, tls};
}

static void accept_all(int epoll, const struct listener *from) {
    int fd, on = 1;
    while ((fd = accept4(from->fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
        counts.connections++;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        struct connection *c = calloc(1, sizeof *c);
        c->fd = fd;
        c->port = from->port;
        if (from->tls) {
            c->tls = SSL_new(from->tls);
            SSL_set_fd(c->tls, fd);
        }
        struct epoll_event event = {.events = EPOLLIN | EPOLLRDHUP, .data.ptr = c};
        epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
    }
}

static void hang_up(struct connection *c) {
    if (c->tls) {
        SSL_shutdown(c->tls);
        SSL_free(c->tls);
    }
    close(c->fd);
    free(c);
}

static SSL_CTX *tls_with(const char *certificate, const char *key) {
    SSL_CTX *tls = SSL_CTX_new(TLS_server_method());
    SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION);
    SSL_CTX_set_mode(tls, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(tls, 1);
    SSL_CTX_set_default_read_buffer_len(tls, 256 * 1024);
    if (SSL_CTX_use_certificate_chain_file(tls, certificate) != 1
        || SSL_CTX_use_PrivateKey_file(tls, key, SSL_FILETYPE_PEM) != 1) {
        fprintf(stderr, "sink: the certificate or its key cannot be read\n");
        exit(1);
    }
    return tls;
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "usage: sink HTTP_PORT HTTPS_PORT CERTIFICATE_PEM KEY_PEM\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    struct listener listeners[] = {listen_on(atoi(argv[1]), NULL),
                                   listen_on(atoi(argv[2]), tls_with(argv[3], argv[4]))};
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    for (int i = 0; i < 2; i++) {
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &listeners[i]};
        epoll_ctl(epoll, EPOLL_CTL_ADD, listeners[i].fd, &event);
    }
    struct epoll_event events[256];
    for (;;) {
        int n = epoll_wait(epoll, events, 256, -1);
        for (int i = 0; i < n; i++) {
            void *what = events[i].data.ptr;
            if (what == &listeners[0] || what == &listeners[1]) {
                accept_all(epoll, what);
            } else if (!serve(what)) {
                hang_up(what);
            }
        }
    }
}
