# Varnish in front of the portal: it gives pages out for as long as the portal says, without asking, and forgets those that it is told to.
# Ports and addresses are samples. In the portal's environment:
#   FRONT_CACHE_PURGE='{"varnish": {"BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend", "LOCATION": "http://127.0.0.1:6081"}}'
vcl 4.1;

import std;

backend portal {
    .host = "127.0.0.1";
    .port = "8000";
}

# Who may purge: the host on which the portal's scheduler runs.
acl scheduler {
    "127.0.0.1";
}

sub vcl_recv {
    # Behind a load balancer it is the balancer that calls: compare what it says of the visitor instead.
    if (req.method == "PURGE") {
        if (client.ip !~ scheduler) {
            return (synth(405));
        }
        return (purge);
    }
    # Whoever brings one of the portal's cookies gets answers of their own.
    if (req.http.Cookie ~ "(^|;\s*)(sessionid|mowis_participant|csrftoken|messages)=" || req.http.Authorization) {
        return (pass);
    }
    # Other cookies mean nothing to the portal, and would keep a page from being shared.
    unset req.http.Cookie;
}

sub vcl_backend_response {
    # "no-cache" is for browsers; this is for who can be told to forget (RFC 9213).
    if (beresp.http.CDN-Cache-Control ~ "max-age=\d+") {
        set beresp.ttl = std.duration(regsub(beresp.http.CDN-Cache-Control, ".*max-age=(\d+).*", "\1") + "s", 0s);
        set beresp.grace = 0s;
        # Varnish's own rules would go by "no-cache".
        return (deliver);
    } else if (bereq.url !~ "^/static/") {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
    }
}

sub vcl_deliver {
    unset resp.http.CDN-Cache-Control;
}
